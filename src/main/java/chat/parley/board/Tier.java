package chat.parley.board;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** In which steps the past is kept, and how many of them. */
public enum Tier {
  /** In memory only: after a restart the finest past has steps of ten seconds. */
  SECOND(1, 600, 600),
  TEN_SECONDS(10, 720, 60),
  MINUTE(60, 2_880, 60),
  HOUR(3_600, 9_600, 25),

  /** One cell for all of the time. */
  TOTAL(0, 1, 1);

  private static final long MILLIS = 1_000;

  private final int seconds;
  private final int steps;
  private final int inMemory;

  Tier(int seconds, int steps, int inMemory) {
    this.seconds = seconds;
    this.steps = steps;
    this.inMemory = inMemory;
  }

  static Optional<Tier> of(int seconds) {
    return Arrays.stream(values()).filter(tier -> tier.seconds == seconds).findFirst();
  }

  /** 0 for all of the time. */
  public int seconds() {
    return seconds;
  }

  /** How far back it goes. */
  long millis() {
    return steps * stepMillis();
  }

  long stepMillis() {
    return seconds * MILLIS;
  }

  boolean stored() {
    return this != SECOND;
  }

  /** The beginning of the step in which something is, milliseconds since 1970. */
  long start(long at) {
    return this == TOTAL ? 0 : Math.floorDiv(at, stepMillis()) * stepMillis();
  }

  /** What begins before is forgotten at this time. */
  long forgottenBefore(long now) {
    return this == TOTAL ? Long.MIN_VALUE : start(now) - (steps - 1) * stepMillis();
  }

  /**
   * Of each that is stored what begins earlier is forgotten at this time.
   *
   * @param days at most, if the board says so
   */
  static Map<Integer, Long> tooOld(long now, OptionalInt days) {
    long young = now - TimeUnit.DAYS.toMillis(days.orElse(BoardBounds.DAYS));
    return Arrays.stream(values())
        .filter(tier -> tier.stored() && tier != TOTAL)
        .collect(
            Collectors.toMap(
                Tier::seconds, tier -> Math.max(tier.forgottenBefore(now), tier.start(young))));
  }

  /** What begins before is only in the store at this time. */
  long inMemorySince(long now) {
    return this == TOTAL ? 0 : start(now) - (inMemory - 1) * stepMillis();
  }
}
