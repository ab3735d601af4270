package chat.parley.board;

import chat.parley.log.Timers;
import java.util.PriorityQueue;

/** Time that goes by when a test says so, and a clock on the wall that can be put back. */
final class HandClock implements Timers {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
  private long passed;
  private long wall = 1_790_000_000_123L;

  private record Due(long at, Runnable action) {}

  @Override
  public void after(long millis, Runnable action) {
    due.add(new Due(passed + millis, action));
  }

  void pass(long millis) {
    long until = passed + millis;
    while (!due.isEmpty() && due.peek().at <= until) {
      go(due.peek().at);
      due.poll().action.run();
    }
    go(until);
  }

  private void go(long at) {
    wall += Math.max(0, at - passed);
    passed = Math.max(passed, at);
  }

  void put(long millis) {
    wall += millis;
  }

  boolean waits() {
    return !due.isEmpty();
  }

  long now() {
    return wall;
  }
}
