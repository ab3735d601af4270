package chat.parley.board.lines;

import chat.parley.board.BoardName;
import chat.parley.board.Interval;
import chat.parley.protocol.Reply;
import java.util.List;

/** What is answered of the logs of boards. */
public sealed interface LineReply extends Reply {

  /**
   * The session hears what comes after this.
   *
   * @param number up to which it has all that passes, but what is left out
   * @param more whether there are older ones that are left out
   */
  record Following(
      BoardName board, Interval interval, long number, List<NumberedLine> lines, boolean more)
      implements LineReply {}

  /**
   * @param more whether there may be more in the direction that was read
   * @param number from where to read on
   */
  record Lines(BoardName board, List<NumberedLine> lines, boolean more, long number)
      implements LineReply {}
}
