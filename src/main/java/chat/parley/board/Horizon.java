package chat.parley.board;

import java.util.Arrays;

/**
 * Since when memory has all of each tier. It never goes back by itself: what was forgotten must not
 * be begun anew and stored over what is in the store.
 */
final class Horizon {
  private final long[] since = new long[Tier.values().length];

  Horizon(long now) {
    Arrays.fill(since, Long.MIN_VALUE);
    advance(now);
  }

  /**
   * @param now milliseconds since 1970
   */
  void advance(long now) {
    for (Tier tier : Tier.values()) {
      since[tier.ordinal()] = Math.max(since[tier.ordinal()], tier.inMemorySince(now));
    }
  }

  /** Whether the clock was put back behind all that memory has by the second. */
  boolean ahead(long now) {
    return since(Tier.SECOND) > now;
  }

  /** The same as if it began now; what is recorded has to go under another name. */
  void beginAnew(long now) {
    Arrays.fill(since, Long.MIN_VALUE);
    advance(now);
  }

  /** The beginning of the first step that is in memory. */
  long since(Tier tier) {
    return since[tier.ordinal()];
  }

  boolean has(Tier tier, long start) {
    return start >= since(tier);
  }
}
