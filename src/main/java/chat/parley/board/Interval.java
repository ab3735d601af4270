package chat.parley.board;

import java.util.Arrays;

/** How often a watcher hears at most; few, so that many watchers share what they hear. */
public enum Interval {
  TENTH(100),
  QUARTER(250),
  HALF(500),
  SECOND(1_000),
  FIVE_SECONDS(5_000),
  QUARTER_MINUTE(15_000),
  MINUTE(60_000);

  public static final long SHORTEST = 100;
  public static final long LONGEST = 60_000;

  private final long millis;

  Interval(long millis) {
    this.millis = millis;
  }

  /** The shortest that is no shorter than what was asked for. */
  public static Interval of(long wanted) {
    return Arrays.stream(values())
        .filter(interval -> interval.millis >= wanted)
        .findFirst()
        .orElse(MINUTE);
  }

  public long millis() {
    return millis;
  }
}
