package chat.parley.transport.upload;

import chat.parley.transport.MonotonicClock;

/** Whether an upload comes at all. Used on the loop of its connection. */
final class Trickle {
  private static final long IDLE_MILLIS = 60_000;

  /** In that time; the slowest recording of a voice brings a hundred times as much. */
  private static final long LEAST_BYTES = 1_024;

  private long came;
  private long at = MonotonicClock.millis();

  /**
   * @param came bytes that are there already
   */
  Trickle(long came) {
    this.came = came;
  }

  /**
   * @param nowCame bytes that are there now
   * @param now as {@link MonotonicClock}
   */
  boolean tooSlow(long nowCame, long now) {
    if (nowCame - came >= LEAST_BYTES) {
      came = nowCame;
      at = now;
    }
    return now - at > IDLE_MILLIS;
  }
}
