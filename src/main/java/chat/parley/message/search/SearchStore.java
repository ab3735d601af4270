package chat.parley.message.search;

import chat.parley.message.Message;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * An index of what is said, beside the log that it follows: nothing that is appended waits for it.
 */
public interface SearchStore {

  /**
   * A room whose log goes on behind what the index has of it.
   *
   * @param room the store's number of it
   * @param from the pos up to which the index has it
   * @param head the pos where its log ended just now
   */
  record Lag(long room, String name, long from, long head) {
    public long entries() {
      return head - from;
    }
  }

  /**
   * Some of the messages that were looked at, the newest first.
   *
   * @param rest where it goes on, if there is more to look at
   */
  record Chunk(List<Hit> hits, Optional<Spot> rest) {}

  /** The number of a room in which something was said. */
  Future<Optional<Long>> room(String name);

  /** Rooms that the index is behind of, among those that somebody may read. */
  Future<List<Lag>> lags(String reader, long room, int most);

  /** The same among all rooms. */
  Future<List<Lag>> allLags(int most);

  /**
   * Takes some of what the index lacks of some rooms into it, all at once.
   *
   * @param lags each of another room
   * @return the pos up to which it has each of them now, by whomever
   */
  Future<List<Long>> index(List<Lag> lags);

  /** Whether this node, and no other, shall keep the index up for the next seconds. */
  Future<Boolean> mine(String node);

  /**
   * Looks for hits, the newest first, among what comes before a spot.
   *
   * @param most how many hits are wanted; there may be fewer though there are others
   */
  Future<Chunk> find(Question question, Spot before, int most);

  /** The messages of hits as they are now, in the order of the hits. */
  Future<List<Message>> messages(List<Hit> hits, String reader);
}
