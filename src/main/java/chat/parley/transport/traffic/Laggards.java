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
final class Laggards {
  private static final Logger LOG = LoggerFactory.getLogger(Laggards.class);
  private static final long STEP_MILLIS = 100;
  private static final int TENTH = 10;

  private final Sending sending;
  private final ScheduledExecutorService loop;
  private final Set<Outlet> outlets = new LinkedHashSet<>();
  private long counted;
  private boolean armed;

  Laggards(Sending sending, ScheduledExecutorService loop) {
    this.sending = sending;
    this.loop = loop;
  }

  void add(Outlet outlet) {
    outlets.add(outlet);
    arm();
  }

  private void arm() {
    if (!armed && !outlets.isEmpty()) {
      armed = true;
      loop.schedule(this::weigh, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void weigh() {
    armed = false;
    outlets.removeIf(Laggards::caughtUp);
    count();
    if (sending.exceeded()) {
      dismissHeaviest();
    }
    arm();
  }

  private static boolean caughtUp(Outlet outlet) {
    boolean nothingWaits = outlet.waitingBytes() == 0;
    if (nothingWaits) {
      outlet.caughtUp();
    }
    return nothingWaits;
  }

  private void count() {
    long own = outlets.stream().mapToLong(Outlet::ownBytes).sum();
    sending.budget().add(own - counted);
    counted = own;
  }

  /** How much that gives back is not known where they share what waits; so it is some at a time. */
  private void dismissHeaviest() {
    outlets.stream()
        .sorted(Comparator.comparingLong(Outlet::waitingBytes).reversed())
        .limit(Math.max(1, outlets.size() / TENTH))
        .toList()
        .forEach(this::dismiss);
  }

  /** One that fails must not keep the others. */
  private void dismiss(Outlet heaviest) {
    try {
      sending.budget().refused();
      heaviest.tooSlow();
    } catch (RuntimeException bug) {
      LOG.error("A client that was too slow could not be ended", bug);
    }
  }
}
