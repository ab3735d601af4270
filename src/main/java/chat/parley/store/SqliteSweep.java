package chat.parley.store;

import chat.parley.message.retention.RetentionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Deletes the beginning of the log of one room, within a transaction of the writer. */
final class SqliteSweep {
  /** The writer has nothing else to do meanwhile: as many as are deleted in a few milliseconds. */
  static final int ENTRIES = 100;

  private static final String ROOM = "SELECT id, horizon_seq FROM room WHERE name = ?";
  private static final String OLDEST =
      "SELECT pos, seq, ts FROM entry WHERE room = ? ORDER BY pos LIMIT ?";
  private static final String HORIZON = "UPDATE room SET horizon = ?, horizon_seq = ? WHERE id = ?";
  private static final String INDEXED =
      "INSERT INTO search_room (room, pos) VALUES (?, ?)"
          + " ON CONFLICT (room) DO UPDATE SET pos = max(pos, excluded.pos)";
  private static final String WORDS =
      "DELETE FROM search_text WHERE rowid IN"
          + " (SELECT doc FROM search_doc WHERE room = ? AND seq <= ?)";

  /** What they said later stands in entries that stay. */
  private static final String BLANK_EDITS =
      "UPDATE entry INDEXED BY entry_by_target SET text = '', data = NULL, attributes = NULL"
          + " WHERE room = ? AND target > ? AND target <= ? AND pos > ?"
          + " AND kind IN ('edited', 'appended')";

  private static final String ENTRY = "DELETE FROM entry WHERE room = ? AND pos <= ?";

  /** Of a thread that goes on there is more than its beginning. */
  private static final String THREADS =
      "DELETE FROM thread WHERE room = ? AND root <= ?"
          + " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.room = thread.room AND e.root = thread.root)";

  private static final String DRAFTS =
      "DELETE FROM draft WHERE room = ?1 AND person IN"
          + " (SELECT person FROM draft WHERE room = ?1 AND ts < ?2 LIMIT ?3)";

  private final SqliteSession session;
  private final String room;

  SqliteSweep(SqliteSession session, String room) {
    this.session = session;
    this.room = room;
  }

  RetentionStore.Swept run(long before) throws SQLException {
    int entries = 0;
    try (ResultSet row = session.query(ROOM, room)) {
      if (row.next()) {
        entries = entries(row.getLong(1), row.getLong(2), before);
      }
    }
    int drafts = update(DRAFTS, room, before, ENTRIES);
    return new RetentionStore.Swept(entries, entries == ENTRIES || drafts == ENTRIES);
  }

  private int entries(long id, long horizonSeq, long before) throws SQLException {
    int entries = 0;
    long pos = 0;
    long seq = horizonSeq;
    try (ResultSet row = session.query(OLDEST, id, ENTRIES)) {
      while (row.next() && row.getLong(3) < before) {
        entries++;
        pos = row.getLong(1);
        seq = Math.max(seq, row.getLong(2));
      }
    }
    if (entries > 0) {
      update(HORIZON, pos, seq, id);
      update(INDEXED, id, pos);
      update(WORDS, id, seq);
      for (String table :
          new String[] {"search_doc", "reaction", "mention", "open_message", "message_state"}) {
        update("DELETE FROM " + table + " WHERE room = ? AND seq <= ?", id, seq);
      }
      update(BLANK_EDITS, id, horizonSeq, seq, pos);
      update(ENTRY, id, pos);
      update(THREADS, id, seq);
    }
    return entries;
  }

  private int update(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = session.prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement.executeUpdate();
  }
}
