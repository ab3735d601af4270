package chat.parley.message.file;

import chat.parley.log.Timers;
import java.util.function.LongSupplier;

/** Does something again later, or earlier when that is asked for. Used from any thread. */
final class Alarm {
  private final Timers timers;
  private final LongSupplier clock;
  private final Runnable action;
  private long due = Long.MAX_VALUE;

  Alarm(Timers timers, LongSupplier clock, Runnable action) {
    this.timers = timers;
    this.clock = clock;
    this.action = action;
  }

  /** In so long, or before. */
  void within(long millis) {
    long at = clock.getAsLong() + millis;
    synchronized (this) {
      if (at >= due) {
        return;
      }
      due = at;
    }
    timers.after(millis, () -> begin(at));
  }

  private void begin(long at) {
    synchronized (this) {
      if (due != at) {
        return;
      }
      due = Long.MAX_VALUE;
    }
    action.run();
  }
}
