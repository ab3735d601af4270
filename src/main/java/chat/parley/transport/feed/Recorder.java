package chat.parley.transport.feed;

import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.List;

/** Brings items to a board. */
public interface Recorder {

  /**
   * @param items at most as many as a record has
   * @return {@code BoardReply.Recorded}, a refusal, or a failure
   */
  Future<Reply> record(List<BoardItem> items);
}
