package chat.parley.board;

import java.util.List;

/**
 * How values were distributed in a piece of the past, of several series as one.
 *
 * @param all of them in numbers
 * @param bars those in which something fell, by value
 */
public record Distribution(Now.Observe all, List<Bar> bars) {
  /** More could not be told apart on a phone. */
  private static final int MOST_BARS = 50;

  static Distribution of(ObserveCell cell) {
    return new Distribution(Present.observed(cell), cell.bars(MOST_BARS));
  }
}
