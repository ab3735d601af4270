package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where polls and votes are kept. A poll is there before its message, and is found by that while
 * the message is there. Futures fail when the store cannot be reached; then it may be done.
 */
public interface PollStore {

  /**
   * Keeps what a message will ask.
   *
   * @param by the id of who asks
   * @param cid his own id of the message
   * @return false when he has asked something else by it
   */
  Future<Boolean> make(String room, String by, String cid, Poll poll, long now);

  Future<Optional<StoredPoll>> find(PollName poll);

  /** What somebody has voted for. */
  Future<OptionalInt> choice(PollName poll, String user);

  /**
   * Takes votes, at most one of each person.
   *
   * @return nothing when the poll is not there
   */
  Future<Optional<Votes>> vote(PollName poll, List<Vote> votes, long now);

  /** It takes no votes any more; one that did not before stays as it is. */
  Future<Optional<StoredPoll>> close(PollName poll, long now);

  /** Some that are over, and whose messages do not tell it yet. */
  Future<List<PollName>> due(long now);

  /** Its message tells how it ended. */
  Future<Void> told(PollName poll);

  /** Its message was deleted. */
  Future<Void> remove(PollName poll);

  /**
   * Deletes polls that no message asks.
   *
   * @param before only what was made earlier, for a message may still come
   */
  Future<Void> forget(long before);
}
