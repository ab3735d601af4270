package chat.parley.message;

import chat.parley.access.User;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of messages while they are being written. It is kept every second, and not with each
 * word: the one exception to "stored, then seen". Each message has one owner, which writes it down.
 */
public interface OpenMessageStore {

  /**
   * A message as far as it is kept.
   *
   * @param n how many times something was appended
   */
  record Kept(MessageId message, User from, Body body, long n) {}

  /** Takes a message over, if it is open: whoever owned it before keeps no more of it. */
  Future<Optional<Kept>> take(MessageId message, String owner, long now);

  /**
   * Keeps what was written so far.
   *
   * @return false when the message is not this owner's any more
   */
  Future<Boolean> keep(MessageId message, String owner, String text, long n, long now);

  /** Open messages that nobody has kept since then; at most so many. */
  Future<List<Kept>> abandoned(long since, int limit);
}
