package chat.parley.transport;

import java.util.concurrent.TimeUnit;

/** A clock that never jumps, for how long things take. */
public final class MonotonicClock {

  private MonotonicClock() {}

  /** Milliseconds since some moment. */
  public static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
