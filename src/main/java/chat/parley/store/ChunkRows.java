package chat.parley.store;

import chat.parley.board.Level;
import chat.parley.board.lines.Chunk;

/** Chunks of logs of boards as both databases have them. */
final class ChunkRows {
  private static final String COLUMNS = "SELECT c.pos, c.ts, c.bytes FROM board_chunk c";
  private static final String OF =
      " WHERE c.board = (SELECT b.id FROM board b WHERE b.room = $1 AND b.name = $2)";

  static final String HEAD =
      "SELECT l.pos FROM board_log l JOIN board b ON b.id = l.board"
          + " WHERE b.room = $1 AND b.name = $2";
  static final String AFTER =
      COLUMNS + OF + " AND c.pos > $3 AND c.pos <= $4 ORDER BY c.pos LIMIT $5";
  static final String BEFORE =
      COLUMNS + OF + " AND c.pos < $3 AND c.worst >= $4 ORDER BY c.pos DESC LIMIT $5";
  static final String FROM =
      COLUMNS + OF + " AND c.pos >= $3 AND c.worst >= $4 ORDER BY c.pos LIMIT $5";

  /** Chunks that are deleted at once: others want to come to the store, too. */
  static final int DELETED = 500;

  private ChunkRows() {}

  static int level(Level level) {
    return level.ordinal();
  }

  static Chunk chunk(StoredRow row) {
    return Chunk.of(row.count(0), row.count(1), row.bytes(2));
  }
}
