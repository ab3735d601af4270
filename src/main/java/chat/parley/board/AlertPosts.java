package chat.parley.board;

import chat.parley.access.User;
import io.vertx.core.Future;
import java.util.Map;

/** Says in rooms what alerts have to say. */
public interface AlertPosts {

  /**
   * A message of a board.
   *
   * @param cid the same one again is the same message
   * @param data the same for programs: JSON values as Java ones
   */
  record Post(String room, User from, String cid, String text, Map<String, Object> data) {}

  /**
   * Says it, unless it was said.
   *
   * @return its seq; 0 when it was said in other words, and so cannot be found
   */
  Future<Long> say(Post post);

  /** A message that was said says this now, unless it is gone, or said it before. */
  Future<Void> change(Post post, long seq);
}
