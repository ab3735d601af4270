package chat.parley.operations;

import java.util.Arrays;

/** The last durations of something, until somebody takes them; older ones make way. */
public final class Recent {
  private static final int MOST = 1_024;

  private final long[] nanos = new long[MOST];
  private int count;

  public synchronized void add(long duration) {
    nanos[count % MOST] = duration;
    count = count + 1 == 2 * MOST ? MOST : count + 1;
  }

  /** Those since the last time that somebody took some. */
  public synchronized long[] take() {
    long[] taken = Arrays.copyOf(nanos, Math.min(count, MOST));
    count = 0;
    return taken;
  }
}
