package chat.parley.message;

import chat.parley.log.Page;
import io.vertx.core.Future;

/** Reads the messages of rooms by their numbers; they get into the store as entries of the log. */
public interface MessageStore {

  /** The messages with {@code seq} above {@code after} and {@code pos} up to {@code upTo}. */
  Future<Page<Message>> after(String room, long after, long upTo, int limit);

  /** The last messages with {@code seq} below {@code before} and {@code pos} up to {@code upTo}. */
  Future<Page<Message>> before(String room, long before, long upTo, int limit);
}
