package chat.parley.room;

import java.util.OptionalLong;

/**
 * A message that no log has yet.
 *
 * @param cid the sender's own id of it; the same one again is the same message
 * @param ts milliseconds since 1970, UTC
 * @param reply the seq of the message it answers
 */
public record Draft(User from, String cid, long ts, Body body, OptionalLong reply) {

  /** Bytes that it keeps in memory until it is stored, near enough to bound them. */
  long weight() {
    return Weight.kept(body);
  }
}
