package chat.parley.message.export;

import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import java.util.List;

/** Reads what people take away, some at a time, each time in a read of its own. */
public interface ExportStore {

  /**
   * An entry, and the cid by which the next part begins.
   *
   * @param entry as its author appended it, blank where it was deleted
   */
  record Own(String cid, RoomEntry entry) {}

  /** What somebody has appended to the logs of all rooms, in the order of his cids. */
  Future<List<Own>> own(String user, String afterCid, int limit);

  /** What is kept for him, in the order of the rooms' names. */
  Future<List<KeptRoom>> rooms(String user, String after, int limit);

  /** The threads that he follows: no more than one has of them. */
  Future<List<KeptThread>> threads(String user);
}
