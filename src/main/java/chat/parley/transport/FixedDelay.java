package chat.parley.transport;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells when items have waited for a fixed time. They expire in the order in which they started, so
 * one timer serves them all, a hundredth late at most. Used on one loop.
 */
public final class FixedDelay<T> {
  private static final int COARSENESS = 100;

  private final Vertx vertx;
  private final long millis;
  private final Consumer<T> expired;
  private final Map<T, Long> deadlines = new LinkedHashMap<>();
  private boolean armed;

  public FixedDelay(Vertx vertx, long millis, Consumer<T> expired) {
    this.vertx = vertx;
    this.millis = millis;
    this.expired = expired;
  }

  /** Starts anew for an item that waits already. */
  public void start(T item) {
    deadlines.remove(item);
    deadlines.put(item, now() + millis);
    arm();
  }

  public void stop(T item) {
    deadlines.remove(item);
  }

  private void arm() {
    if (!armed && !deadlines.isEmpty()) {
      armed = true;
      long first = deadlines.values().iterator().next();
      vertx.setTimer(Math.max(1, first - now() + millis / COARSENESS), timer -> fire());
    }
  }

  private void fire() {
    armed = false;
    List<T> due = new ArrayList<>();
    long now = now();
    Iterator<Map.Entry<T, Long>> waiting = deadlines.entrySet().iterator();
    while (waiting.hasNext()) {
      Map.Entry<T, Long> item = waiting.next();
      if (item.getValue() > now) {
        break;
      }
      due.add(item.getKey());
      waiting.remove();
    }
    due.forEach(expired);
    arm();
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
