package chat.parley.config;

/**
 * The {@code documents} section: texts that several people write.
 *
 * @param bytes of one document, without what is deleted in it; a fuller one is only deleted from
 * @param logBytes of all edits of one document that are kept; older ones than half of them go early
 * @param perRoom most documents of one room
 * @param historyDays of which each edit is kept
 * @param hourlyDays of which one version of each hour is kept
 * @param dailyDays of which one version of each day is kept; older ones are forgotten
 */
public record DocumentsConfig(
    long bytes, long logBytes, int perRoom, int historyDays, int hourlyDays, int dailyDays) {
  private static final long MEBIBYTE = 1L << 20;
  private static final int MOST_DAYS = 36_500;

  static DocumentsConfig read(Section section) {
    return new DocumentsConfig(
        section.number("bytes", 8 * MEBIBYTE, 1_024, 256 * MEBIBYTE),
        section.number("logBytes", 64 * MEBIBYTE, 1_024, 1L << 40),
        section.integer("perRoom", 1_000, 1, 100_000),
        section.integer("historyDays", 30, 1, MOST_DAYS),
        section.integer("hourlyDays", 180, 1, MOST_DAYS),
        section.integer("dailyDays", 3_650, 1, MOST_DAYS));
  }
}
