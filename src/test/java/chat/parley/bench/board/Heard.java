package chat.parley.bench.board;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What an audience has heard. Written by its one thread; the counters may be read by any.
 *
 * @see Watching
 */
final class Heard {
  private static final long MOST_MICROS = 120_000_000;

  /** Records come in this rhythm, so that one knows which of them a frame is the first to show. */
  static final long RHYTHM_MICROS = 20_000;

  private final long origin = System.nanoTime();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final Histogram latencies = new Histogram(MOST_MICROS, 3);
  private volatile long countedFrom = Long.MAX_VALUE;
  private volatile Optional<String> fault = Optional.empty();
  private volatile boolean over;

  /** Microseconds of the run. */
  long now() {
    return (System.nanoTime() - origin) / 1_000;
  }

  /** From now on ages count. */
  void count() {
    countedFrom = now();
  }

  void frame(int length) {
    frames.lazySet(frames.get() + 1);
    bytes.lazySet(bytes.get() + length);
  }

  /**
   * A frame showed what was recorded until then.
   *
   * @param before what the frame before it showed
   */
  void shown(long before, long until) {
    long now = now();
    for (long sent = until; sent > before && sent >= countedFrom; sent -= RHYTHM_MICROS) {
      latencies.recordValue(Math.min(MOST_MICROS, now - sent));
    }
  }

  long frames() {
    return frames.get();
  }

  long bytes() {
    return bytes.get();
  }

  /** Microseconds from a record to the first frame with it; read it when nothing comes any more. */
  Histogram latencies() {
    return latencies;
  }

  void wrong(String what) {
    if (!over && fault.isEmpty()) {
      fault = Optional.of(what);
    }
  }

  /** Connections that end now were to. */
  void over() {
    over = true;
  }

  void check() {
    fault.ifPresent(
        what -> {
          throw new IllegalStateException(what);
        });
  }
}
