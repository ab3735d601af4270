package chat.parley.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A time of a run, by {@link System#nanoTime}. */
record Phase(String name, long from, long to) {

  /** Lets it pass. */
  static Phase passes(String name, Duration length) {
    long from = System.nanoTime();
    long to = from + length.toNanos();
    while (System.nanoTime() < to) {
      LockSupport.parkNanos(to - System.nanoTime());
    }
    return new Phase(name, from, to);
  }

  boolean holds(long nanos) {
    return nanos >= from && nanos < to;
  }

  @Override
  public String toString() {
    return "%s (%d s)".formatted(name, Duration.ofNanos(to - from).toSeconds());
  }
}
