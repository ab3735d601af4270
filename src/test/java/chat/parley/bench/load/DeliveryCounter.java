package chat.parley.bench.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What a run has heard so far. Written by the client's one thread; the counters may be read by any.
 */
final class DeliveryCounter {
  private static final long MOST_NANOS = 120_000_000_000L;

  private final long origin = System.nanoTime();
  private final AtomicLong heard = new AtomicLong();
  private final Histogram latencies = new Histogram(MOST_NANOS, 3);
  private volatile long recordedFrom = Long.MAX_VALUE;
  private volatile Optional<String> fault = Optional.empty();

  /** Nanoseconds since the run began. */
  long now() {
    return System.nanoTime() - origin;
  }

  /** From now on latencies are recorded; what was due before is warming up. */
  void record() {
    recordedFrom = now();
  }

  void heard(long due, long now) {
    heard.lazySet(heard.get() + 1);
    if (due >= recordedFrom) {
      latencies.recordValue(Math.min(MOST_NANOS, Math.max(0, now - due)));
    }
  }

  long heard() {
    return heard.get();
  }

  /** Only the first fault of a run is told: others follow from it. */
  void wrong(String what) {
    if (fault.isEmpty()) {
      fault = Optional.of(what);
    }
  }

  Optional<String> fault() {
    return fault;
  }

  /** Read it on the client's thread. */
  Histogram latencies() {
    return latencies;
  }
}
