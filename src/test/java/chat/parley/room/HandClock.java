package chat.parley.room;

import chat.parley.log.Timers;
import java.util.PriorityQueue;

/** Time that goes by when a test says so. */
final class HandClock implements Timers {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
  private long now;

  private record Due(long at, Runnable action) {}

  @Override
  public void after(long millis, Runnable action) {
    due.add(new Due(now + millis, action));
  }

  void pass(long millis) {
    long until = now + millis;
    while (!due.isEmpty() && due.peek().at <= until) {
      now = due.peek().at;
      due.poll().action.run();
    }
    now = until;
  }

  long now() {
    return now;
  }
}
