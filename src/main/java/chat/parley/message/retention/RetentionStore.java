package chat.parley.message.retention;

import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;

/**
 * Deletes the beginnings of rooms' logs. The numbers of what stays do not change, nor those of what
 * comes.
 */
public interface RetentionStore {

  /**
   * A room of which something is there.
   *
   * @param oldest when the oldest of it came, milliseconds since 1970; {@link Long#MAX_VALUE} when
   *     nothing is there
   */
  record Candidate(String room, long oldest) {}

  /**
   * What one batch has done.
   *
   * @param entries of the log that are gone
   * @param more whether there may be others that are too old
   */
  record Swept(long entries, boolean more) {}

  /**
   * Asks whether this node, and no other, shall delete for the next minute.
   *
   * @return if so, the store's clock, milliseconds since 1970
   */
  Future<OptionalLong> claim(String node);

  /**
   * Rooms in the order of their names.
   *
   * @param after the name behind which they begin
   */
  Future<List<Candidate>> candidates(String after, int limit);

  /**
   * Deletes a batch of what is older than a time in one transaction: the beginning of the log, all
   * that belongs to the messages there, and drafts. Two who do it at once do it one after the
   * other.
   */
  Future<Swept> sweep(String room, long before);

  /**
   * Takes a step towards what was deleted being in no file any more, as far as that is the store's.
   *
   * @param first whether it is the first step after a deletion
   * @return whether there is more to do
   */
  Future<Boolean> tidy(boolean first);
}
