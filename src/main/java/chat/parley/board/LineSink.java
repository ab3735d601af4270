package chat.parley.board;

import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** Takes the lines that are recorded on boards into their logs. */
public interface LineSink {

  /**
   * @param bytes that are about to come
   * @throws Refusal when there is no place for them now
   */
  void require(BoardName board, long bytes);

  /**
   * These are in the log within a second, in this order.
   *
   * @param now milliseconds since 1970, of those that say no time
   */
  void take(BoardName board, List<Item.Line> lines, long now);

  /**
   * Deletes some lines that are kept no longer, of all boards.
   *
   * @param now milliseconds since 1970
   * @return whether there may be more
   */
  Future<Boolean> forget(long now);

  /** The board was taken away here, and its log with it. */
  void gone(BoardName board);
}
