package chat.parley.support;

import chat.parley.log.Timers;
import java.util.PriorityQueue;

/** Time that goes by when a test says so, and a clock on the wall that can be put back. */
public final class HandClock implements Timers {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
  private long passed;
  private long wall;

  private record Due(long at, Runnable action) {}

  /**
   * @param wall what the clock on the wall says at first, milliseconds since 1970
   */
  public HandClock(long wall) {
    this.wall = wall;
  }

  @Override
  public void after(long millis, Runnable action) {
    due.add(new Due(passed + millis, action));
  }

  public void pass(long millis) {
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

  public void put(long millis) {
    wall += millis;
  }

  public boolean waits() {
    return !due.isEmpty();
  }

  public long now() {
    return wall;
  }
}
