package chat.parley.board.lines;

import chat.parley.board.Level;
import chat.parley.log.LogStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the logs of boards are kept, by the paths of the boards. What is appended to a board that
 * is not there is {@link ChunkDraft#GONE}.
 */
public interface LineStore extends LogStore<ChunkDraft, Chunk> {

  /** How far these go; those that are empty are left out. */
  Future<Map<String, Long>> heads(Set<String> logs);

  /**
   * Chunks before a position, the newest first.
   *
   * @param least those without a line of this level, or a higher one, are left out
   */
  Future<List<Chunk>> before(String log, long pos, Level least, int limit);

  /** The same from a position on, the oldest first. */
  Future<List<Chunk>> from(String log, long pos, Level least, int limit);

  /**
   * Deletes some of the chunks that are older than that, of all boards.
   *
   * @param before milliseconds since 1970
   * @return whether there may be more
   */
  Future<Boolean> forget(long before);
}
