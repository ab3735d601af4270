package chat.parley.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

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

  /** Its parts of that length, the last of them shorter. */
  List<Phase> parts(Duration length) {
    return LongStream.iterate(from, part -> part < to, part -> part + length.toNanos())
        .mapToObj(part -> new Phase(name, part, Math.min(to, part + length.toNanos())))
        .toList();
  }

  boolean holds(long nanos) {
    return nanos >= from && nanos < to;
  }

  @Override
  public String toString() {
    return "%s (%d s)".formatted(name, Duration.ofNanos(to - from).toSeconds());
  }
}
