package chat.parley.store;

import chat.parley.document.CompactState;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Keeps compact states of documents, within a transaction of the writer. */
final class SqliteStates {
  /** The next state comes soon where a log grows: it need not all be forgotten at once. */
  static final int ROWS = 2_000;

  private static final String STALE =
      "SELECT 1 FROM document d WHERE d.id = $1 AND (d.pos < $2"
          + " OR EXISTS (SELECT 1 FROM document_state s WHERE s.doc = d.id AND s.pos >= $2))";
  private static final String TS =
      "SELECT coalesce((SELECT ts FROM document_update WHERE doc = $1 AND pos = $2), edited), bytes"
          + " FROM document WHERE id = $1";
  private static final int LARGE_BYTES = 64 * 1024;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final String SAME_SPAN =
      "DELETE FROM document_state WHERE doc = $1 AND ts / $3 = $2 / $3";
  private static final String KEEP =
      "INSERT INTO document_state (doc, pos, ts, bytes) VALUES ($1, $2, $3, $4)";
  private static final String COMPACTED = "UPDATE document SET compacted = $1 WHERE id = $2";
  private static final String OLDEST =
      "SELECT pos, length(bytes) FROM document_update WHERE doc = ? AND pos <= ?"
          + " ORDER BY pos LIMIT ?";

  private static final String HOURS =
      "INSERT INTO document_hour (doc, hour, writer) SELECT DISTINCT doc, ts / 3600000, writer"
          + " FROM document_update WHERE doc = $1 AND pos <= $2 ON CONFLICT DO NOTHING";
  private static final String FORGET = "DELETE FROM document_update WHERE doc = $1 AND pos <= $2";
  private static final String LESS = "UPDATE document SET bytes = bytes - $1 WHERE id = $2";

  private final SqliteSession session;
  private final SqliteDocuments documents;

  SqliteStates(SqliteSession session) {
    this.session = session;
    this.documents = new SqliteDocuments(session);
  }

  void keep(DocumentName document, CompactState state, DocumentBounds bounds) throws SQLException {
    OptionalLong id = documents.id(document);
    if (id.isPresent() && documents.number(STALE, id.getAsLong(), state.pos()).isEmpty()) {
      keep(id.getAsLong(), state, bounds);
    }
  }

  private void keep(long id, CompactState state, DocumentBounds bounds) throws SQLException {
    long ts;
    long bytes;
    try (ResultSet row = session.query(TS.replace('$', '?'), id, state.pos())) {
      row.next();
      ts = row.getLong(1);
      bytes = row.getLong(2);
    }
    boolean large = state.update().length > LARGE_BYTES;
    documents.update(SAME_SPAN, id, ts, large ? DAY_MILLIS : HOUR_MILLIS);
    documents.update(KEEP, id, state.pos(), ts, state.update());
    documents.update(COMPACTED, state.update().length, id);
    forget(id, state.pos(), bytes - bounds.historyBytes());
  }

  /** Forgets the beginning of a log, and keeps who wrote in which hour of it. */
  private void forget(long id, long upTo, long least) throws SQLException {
    long gone = 0;
    long last = 0;
    try (ResultSet row = session.query(OLDEST, id, upTo, ROWS)) {
      while (gone < least && row.next()) {
        last = row.getLong(1);
        gone += row.getLong(2) + DocumentRows.ENVELOPE;
      }
    }
    if (last > 0) {
      forget(documents, id, last, gone);
    }
  }

  /**
   * @param gone what these rows take
   */
  static void forget(SqliteDocuments documents, long id, long upTo, long gone) throws SQLException {
    documents.update(HOURS, id, upTo);
    documents.update(FORGET, id, upTo);
    documents.update(LESS, gone, id);
  }
}
