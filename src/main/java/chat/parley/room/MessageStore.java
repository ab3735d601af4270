package chat.parley.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The durable logs of all rooms. Futures complete on the caller's context. Whatever a future says
 * was appended is committed: no crash takes it back. An outage fails a future with {@link
 * StoreUnavailable}; any other failure is a bug.
 */
public interface MessageStore {

  /** Changes only when the logs are other ones, after a restored backup. */
  String epoch();

  Future<Head> head(String room);

  /**
   * The ends of many logs in one query: of these rooms, as far as anything was said in them, and of
   * all rooms of two that were spoken in since then.
   *
   * @param directSince milliseconds since 1970
   */
  Future<Map<String, Head>> heads(Set<String> rooms, long directSince);

  /**
   * Appends in the order given and numbers what it appends, in one transaction.
   *
   * @return one outcome for each draft, in the same order
   */
  Future<List<Outcome>> append(String room, List<Draft> drafts);

  /** The messages with {@code pos} above {@code after} and up to {@code upTo}. */
  Future<Page> afterPosition(String room, long after, long upTo, int limit);

  /** The messages with {@code seq} above {@code after} and {@code pos} up to {@code upTo}. */
  Future<Page> afterSeq(String room, long after, long upTo, int limit);

  /** The last messages with {@code seq} below {@code before} and {@code pos} up to {@code upTo}. */
  Future<Page> beforeSeq(String room, long before, long upTo, int limit);

  /**
   * The rooms last spoken in, newest first, with {@code members} 0: open ones, and those of two
   * that the user is one of.
   */
  Future<List<RoomSummary>> rooms(String user, int limit);

  /** Whether this user has ever written. */
  Future<Boolean> knows(String user);

  /** Writes and commits a little, the way that appends go, and fails when those would. */
  Future<Void> probe();

  Future<Void> close();

  /** What became of a draft. */
  sealed interface Outcome {

    record Stored(Message message) implements Outcome {}

    /** It was in the log already; this is the message. */
    record Duplicate(Message message) implements Outcome {}

    /** Its sender has used the cid for something else. */
    record Reused() implements Outcome {}
  }
}
