package chat.parley.message.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of hits ended. Clients hand it back as it is; whoever makes one up gets another page
 * of what he may read anyway.
 *
 * @param score that of the last hit; 0 where the newest come first
 */
public record Bookmark(Spot spot, double score) {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})\\.([0-9a-f]{1,16})");

  /** Before all others. */
  public static final Bookmark FIRST = new Bookmark(new Spot(0, 0, 0), 0);

  public static Optional<Bookmark> read(String text) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? Optional.of(
            new Bookmark(
                new Spot(number(written, 1), number(written, 2), number(written, 3)),
                Double.longBitsToDouble(Long.parseUnsignedLong(written.group(4), 16))))
        : Optional.empty();
  }

  private static long number(Matcher written, int group) {
    return Long.parseLong(written.group(group));
  }

  public String written() {
    return spot.ts()
        + "."
        + spot.room()
        + "."
        + spot.seq()
        + "."
        + Long.toHexString(Double.doubleToLongBits(score));
  }
}
