package chat.parley.board;

import chat.parley.budget.Budget;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;

/** Places for series: so many of a node, and while its memory has room for more. */
final class SeriesSeats implements Metrics.Seats {
  /** What one takes at first; more is counted as it grows. */
  private static final long BYTES = 2_000;

  private final int most;
  private final Budget memory;
  private int taken;

  SeriesSeats(int most, Budget memory) {
    this.most = most;
    this.memory = memory;
  }

  @Override
  public boolean take() {
    if (taken >= most) {
      return false;
    }
    if (!memory.take(BYTES)) {
      throw overloaded();
    }
    memory.release(BYTES);
    taken++;
    return true;
  }

  Refusal overloaded() {
    return new Refusal(
        Problem.OVERLOADED.refusedForNow(
            "Boards take as much memory now as they may; try it again.", Overloaded.RETRY_MILLIS));
  }

  @Override
  public void release(int series) {
    taken -= series;
  }
}
