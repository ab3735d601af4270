package chat.parley.transport;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when items have waited for a fixed time. They expire in the order in which they started, so
 * one timer serves them all, a few milliseconds late at most. Used on one loop.
 */
public final class FixedDelay<T> {
  private static final Logger LOG = LoggerFactory.getLogger(FixedDelay.class);

  /** Many that expire one behind the other are taken together. */
  private static final long STEP_MILLIS = 2;

  private final Vertx vertx;
  private final long millis;
  private final Consumer<T> expired;
  private final Map<T, Long> deadlines = new LinkedHashMap<>();
  private boolean armed;
  private long firedAt;

  public FixedDelay(Vertx vertx, long millis, Consumer<T> expired) {
    this.vertx = vertx;
    this.millis = millis;
    this.expired = expired;
  }

  /** Starts anew for an item that waits already. */
  public void start(T item) {
    startAgo(item, 0);
  }

  /** Starts for an item that has been waiting for a while, so that being late does not add up. */
  public void startAgo(T item, long waitedMillis) {
    deadlines.remove(item);
    deadlines.put(item, MonotonicClock.millis() - waitedMillis + millis);
    arm();
  }

  public void stop(T item) {
    deadlines.remove(item);
  }

  private void arm() {
    if (!armed && !deadlines.isEmpty()) {
      armed = true;
      long first = deadlines.values().iterator().next();
      long now = MonotonicClock.millis();
      long soonest = firedAt + STEP_MILLIS;
      vertx.setTimer(Math.max(1, Math.max(first, soonest) - now), timer -> fire());
    }
  }

  /** One that fails must not take the others with it: they are in no list any more. */
  private void expire(T item) {
    try {
      expired.accept(item);
    } catch (RuntimeException bug) {
      LOG.error("Something that expired could not be ended", bug);
    }
  }

  private void fire() {
    armed = false;
    List<T> due = new ArrayList<>();
    long now = MonotonicClock.millis();
    firedAt = now;
    Iterator<Map.Entry<T, Long>> waiting = deadlines.entrySet().iterator();
    while (waiting.hasNext()) {
      Map.Entry<T, Long> item = waiting.next();
      if (item.getValue() > now) {
        break;
      }
      due.add(item.getKey());
      waiting.remove();
    }
    due.forEach(this::expire);
    arm();
  }
}
