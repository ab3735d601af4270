package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.lines.Chunk;
import chat.parley.board.lines.ChunkDraft;
import chat.parley.log.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Appends to the log of one board, within a transaction of the writer.
 *
 * @param rows where it writes
 */
record SqliteChunks(SqliteDocuments rows, BoardName board) {
  private static final String ID = "SELECT id FROM board WHERE room = $1 AND name = $2";
  private static final String LOG =
      "INSERT INTO board_log (board, pos, bytes) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING";
  private static final String POS = "SELECT pos FROM board_log WHERE board = $1";
  private static final String BYTES = "SELECT bytes FROM board_log WHERE board = $1";
  private static final String THERE = "SELECT pos FROM board_chunk WHERE board = $1 AND token = $2";
  private static final String INSERT =
      "INSERT INTO board_chunk (board, pos, token, ts, worst, ends, bytes)"
          + " VALUES ($1, $2, $3, $4, $5, $6, $7)";
  private static final String ADVANCE =
      "UPDATE board_log SET pos = $2, bytes = $3 WHERE board = $1";
  private static final String RECORDED = "UPDATE board SET recorded = $2 WHERE id = $1";
  private static final String TRIM =
      "DELETE FROM board_chunk WHERE board = $1 AND pos <"
          + " (SELECT pos FROM board_chunk WHERE board = $1 AND ends > $2 ORDER BY pos LIMIT 1)";

  List<Outcome<Chunk>> append(List<ChunkDraft> drafts) throws SQLException {
    OptionalLong found = rows.number(ID, board.room(), board.name());
    if (found.isEmpty()) {
      return Collections.nCopies(drafts.size(), new Outcome.Rejected<>(ChunkDraft.GONE));
    }
    long id = found.getAsLong();
    rows.update(LOG, id);
    long pos = rows.number(POS, id).orElseThrow();
    long bytes = rows.number(BYTES, id).orElseThrow();
    List<Outcome<Chunk>> outcomes = new ArrayList<>(drafts.size());
    for (ChunkDraft draft : drafts) {
      OptionalLong there = rows.number(THERE, id, draft.token());
      if (there.isPresent()) {
        outcomes.add(new Outcome.Duplicate<>(draft.at(there.getAsLong()), board.path()));
      } else {
        bytes += draft.bytes().length;
        rows.update(
            INSERT,
            id,
            ++pos,
            draft.token(),
            draft.ts(),
            ChunkRows.level(draft.worst()),
            bytes,
            draft.bytes());
        outcomes.add(new Outcome.Stored<>(draft.at(pos)));
      }
    }
    ChunkDraft last = drafts.get(drafts.size() - 1);
    rows.update(ADVANCE, id, pos, bytes);
    rows.update(RECORDED, id, last.ts());
    rows.update(TRIM, id, bytes - last.keepBytes());
    return outcomes;
  }
}
