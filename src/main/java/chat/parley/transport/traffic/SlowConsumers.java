package chat.parley.transport.traffic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of one loop for whom something waits. They are weighed ten times a second, and only
 * while there are any, so that writing costs nothing for those who read.
 */
final class SlowConsumers {
  private static final Logger LOG = LoggerFactory.getLogger(SlowConsumers.class);
  private static final long STEP_MILLIS = 100;
  private static final int TENTH = 10;

  private final Sending sending;
  private final ScheduledExecutorService loop;
  private final Set<SendQueue> queues = new LinkedHashSet<>();
  private long counted;
  private boolean armed;

  SlowConsumers(Sending sending, ScheduledExecutorService loop) {
    this.sending = sending;
    this.loop = loop;
  }

  void add(SendQueue queue) {
    queues.add(queue);
    arm();
  }

  private void arm() {
    if (!armed && !queues.isEmpty()) {
      armed = true;
      loop.schedule(this::weigh, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void weigh() {
    armed = false;
    queues.removeIf(SlowConsumers::caughtUp);
    count();
    if (sending.exceeded()) {
      endHeaviest();
    }
    arm();
  }

  private static boolean caughtUp(SendQueue queue) {
    boolean nothingWaits = queue.waitingBytes() == 0;
    if (nothingWaits) {
      queue.caughtUp();
    }
    return nothingWaits;
  }

  private void count() {
    long own = queues.stream().mapToLong(SendQueue::ownBytes).sum();
    sending.budget().add(own - counted);
    counted = own;
  }

  /** How much that gives back is not known where they share what waits; so it is some at a time. */
  private void endHeaviest() {
    queues.stream()
        .sorted(Comparator.comparingLong(SendQueue::waitingBytes).reversed())
        .limit(Math.max(1, queues.size() / TENTH))
        .toList()
        .forEach(this::end);
  }

  /** One that fails must not keep the others. */
  private void end(SendQueue heaviest) {
    try {
      sending.budget().refused();
      heaviest.tooSlow();
    } catch (RuntimeException bug) {
      LOG.error("A client that was too slow could not be ended", bug);
    }
  }
}
