package chat.parley.room;

import chat.parley.log.LogStore;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The durable logs of all rooms, and what they tell of rooms and people. */
public interface RoomStore extends LogStore<RoomDraft, RoomEntry> {

  /**
   * The ends of many logs in one query: of these rooms, as far as anything was said in them, and of
   * all rooms of two that were spoken in since then.
   *
   * @param directSince milliseconds since 1970
   */
  Future<Map<String, Long>> heads(Set<String> rooms, long directSince);

  /** The last entries up to a position. */
  Future<Page<RoomEntry>> newest(String room, long upTo, int limit);

  /**
   * The last of what was said up to a position, as it is now: what is shown to somebody who comes.
   *
   * @param reader the id of the user who comes
   */
  Future<Page<RoomEntry>> shown(String room, long upTo, int limit, String reader);

  /**
   * The rooms last spoken in, newest first, with {@code members} 0: open ones, and those of two
   * that the user is one of.
   */
  Future<List<RoomSummary>> rooms(String user, int limit);

  /** Whether this user has ever written. */
  Future<Boolean> knows(String user);
}
