package chat.parley.transport.traffic;

import chat.parley.transport.MonotonicClock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being received on one loop and is not whole yet. One timer looks after all of it, at
 * least ten times a second and when the first of it is due, and only while there is something.
 */
final class TransferDeadlines {
  private static final Logger LOG = LoggerFactory.getLogger(TransferDeadlines.class);
  private static final long STEP_MILLIS = 100;
  private static final long LEAST_MILLIS = 2;

  /** All are looked at each time, so for many it is less often. */
  private static final int PER_MILLI = 250;

  private final ScheduledExecutorService loop;
  private final Set<InboundTransfer> timed = new HashSet<>();
  private boolean armed;

  TransferDeadlines(ScheduledExecutorService loop) {
    this.loop = loop;
  }

  void add(InboundTransfer transfer) {
    timed.add(transfer);
    arm();
  }

  void remove(InboundTransfer transfer) {
    timed.remove(transfer);
  }

  /** From any thread. */
  void execute(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException stopped) {
      // the loop has ended, and its clients with it
    }
  }

  private void arm() {
    if (!armed && !timed.isEmpty()) {
      armed = true;
      long now = MonotonicClock.millis();
      long first = timed.stream().mapToLong(InboundTransfer::dueAt).min().orElse(now);
      long least = Math.min(STEP_MILLIS, LEAST_MILLIS + timed.size() / PER_MILLI);
      long delay = Math.max(least, Math.min(STEP_MILLIS, first - now));
      loop.schedule(this::look, delay, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    armed = false;
    long now = MonotonicClock.millis();
    List<InboundTransfer> late = timed.stream().filter(one -> one.dueAt() <= now).toList();
    late.forEach(TransferDeadlines::end);
    arm();
  }

  /** One that fails must not keep the others. */
  private static void end(InboundTransfer late) {
    try {
      late.end(Fault.LATE);
    } catch (RuntimeException bug) {
      LOG.error("A client that was late could not be ended", bug);
    }
  }
}
