package chat.parley.board;

import chat.parley.protocol.Reply;
import java.util.List;

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
   */
  record Watched(BoardName board, BoardView view, Interval interval, boolean resumed)
      implements BoardReply {}

  record Listed(String room, List<Line> boards) implements BoardReply {}

  /**
   * A board in a list.
   *
   * @param at when it changed last, milliseconds since 1970
   */
  record Line(BoardName board, String title, int metrics, long at) {}

  record Made(BoardName board) implements BoardReply {}

  record Deleted(BoardName board) implements BoardReply {}

  record Told(BoardName board, List<MetricView> metrics) implements BoardReply {}

  record Distributed(BoardName board, MetricName metric, Distribution values)
      implements BoardReply {}
}
