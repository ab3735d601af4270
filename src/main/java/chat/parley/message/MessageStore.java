package chat.parley.message;

import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of rooms as they are now; they get into the store as entries of the log. What
 * the reader has done himself, such as a reaction, is marked for him.
 */
public interface MessageStore {

  /** The messages with {@code seq} above {@code after} and {@code pos} up to {@code upTo}. */
  Future<Page<Message>> after(String room, long after, long upTo, int limit, String reader);

  /** The last messages with {@code seq} below {@code before} and {@code pos} up to {@code upTo}. */
  Future<Page<Message>> before(String room, long before, long upTo, int limit, String reader);

  /**
   * The seq of the first message that was said then or later; one more than that of the last
   * message when there is none.
   *
   * @param ts milliseconds since 1970
   */
  Future<Long> firstSince(String room, long ts);

  /** One message. */
  Future<Optional<Message>> message(MessageId id, String reader);

  /**
   * The oldest replies of a thread with {@code seq} above {@code after}.
   *
   * @param root the message that it began with, which is not among them
   */
  Future<Page<Message>> replies(MessageId root, long after, int limit, String reader);

  /** The last ones with {@code seq} below {@code before}. */
  Future<Page<Message>> repliesBefore(MessageId root, long before, int limit, String reader);

  /** Those that are pinned, the last one pinned first. */
  Future<Page<Message>> pinned(String room, int limit, String reader);

  /** What a message has said, oldest first: all, or the newest that have so many bytes together. */
  Future<List<Version>> versions(MessageId id, int bytes);
}
