package chat.parley.board;

import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;

/** What is answered of boards. */
public sealed interface BoardReply extends Reply {

  /**
   * @param taken how many items
   */
  record Recorded(BoardName board, int taken, List<RefusedItem> refused) implements BoardReply {}

  /**
   * The board as it is; a session that watches it hears what changes.
   *
   * @param resumed whether it is only what has changed since the state that the session has
   * @param mine what who watches a poll has voted for
   */
  record Watched(
      BoardName board,
      BoardView view,
      Interval interval,
      boolean resumed,
      List<Alert> alerts,
      Optional<String> mine)
      implements BoardReply {

    Watched(
        BoardName board, BoardView view, Interval interval, boolean resumed, List<Alert> alerts) {
      this(board, view, interval, resumed, alerts, Optional.empty());
    }

    Watched mine(Optional<String> choice) {
      return new Watched(board, view, interval, resumed, alerts, choice);
    }
  }

  /**
   * @param builtin those that are there from the start
   */
  record Listed(String room, List<Line> boards, List<Line> builtin) implements BoardReply {}

  /**
   * A board in a list.
   *
   * @param at when it changed last, milliseconds since 1970
   * @param keepDays how long it keeps its past
   */
  record Line(BoardName board, String title, int metrics, long at, int keepDays) {}

  record Made(BoardName board) implements BoardReply {}

  record Deleted(BoardName board) implements BoardReply {}

  record Told(BoardName board, List<MetricView> metrics) implements BoardReply {}

  /** All alerts of a board, after one of them was made, changed or taken away. */
  record Alerts(BoardName board, List<Alert> alerts) implements BoardReply {}

  record Distributed(BoardName board, MetricName metric, Distribution values)
      implements BoardReply {}
}
