package chat.parley.chaos.hostile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much of one processor the crowd's loop takes, which alone writes this. */
public final class Share {
  private static final double MOST = 0.6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Deque<Moment> lastSecond = new ArrayDeque<>();
  private Moment first = new Moment(0, 0);
  private volatile double overall;
  private volatile int beats;
  private volatile int leftOut;

  private record Moment(long nanos, long used) {
    double until(Moment later) {
      return (double) (later.used - used) / Math.max(1, later.nanos - nanos);
    }
  }

  /** Asked at each beat, on the loop. */
  boolean allowsMore() {
    Moment now = new Moment(System.nanoTime(), threads.getCurrentThreadCpuTime());
    first = beats == 0 ? now : first;
    lastSecond.add(now);
    Moment before =
        lastSecond.size() > Kind.BEATS_PER_SECOND ? lastSecond.poll() : lastSecond.peek();
    boolean more = before.until(now) < MOST;
    overall = first.until(now);
    beats = beats + 1;
    leftOut = leftOut + (more ? 0 : 1);
    return more;
  }

  @Override
  public String toString() {
    return "%.0f %% of one processor, %d of %d beats left out"
        .formatted(100 * overall, leftOut, beats);
  }
}
