package chat.parley.config;

/**
 * The {@code boards} section: numbers that move while people look.
 *
 * @param perRoom most boards of one room
 * @param series of all boards that are open on the node; more are refused
 * @param logDays for how long lines of the logs of boards are kept
 * @param logMegabytes compressed, that are kept of each log
 */
public record BoardsConfig(int perRoom, int series, int logDays, int logMegabytes) {

  static BoardsConfig read(Section section) {
    return new BoardsConfig(
        section.integer("perRoom", 50, 1, 10_000),
        section.integer("series", 10_000, 1, 1_000_000),
        section.integer("logDays", 7, 1, 400),
        section.integer("logMegabytes", 64, 1, 100_000));
  }
}
