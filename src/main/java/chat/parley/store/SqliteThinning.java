package chat.parley.store;

import chat.parley.document.DocumentHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Forgets what is too old in some documents, within a transaction of the writer. */
final class SqliteThinning {
  private static final int DOCUMENTS = 100;
  private static final String NEXT =
      "SELECT id FROM document WHERE id > $1 ORDER BY id LIMIT " + DOCUMENTS;
  private static final String NEWEST = "SELECT max(pos) FROM document_state WHERE doc = $1";
  private static final String STATES =
      "DELETE FROM document_state AS s WHERE s.doc = $1 AND s.pos < $2 AND (s.ts < $3"
          + " OR s.ts < $4 AND EXISTS (SELECT 1 FROM document_state n WHERE n.doc = $1"
          + " AND n.pos > s.pos AND n.ts / 86400000 = s.ts / 86400000))";
  private static final String HOURS =
      "DELETE FROM document_hour WHERE doc = $1 AND hour < $2 / 3600000";
  private static final String OLDEST =
      "SELECT pos, length(bytes) FROM (SELECT pos, ts, bytes FROM document_update WHERE doc = ?"
          + " ORDER BY pos LIMIT ?) WHERE ts < ? AND pos <= ? ORDER BY pos";

  private final SqliteSession session;
  private final SqliteDocuments documents;
  private final long editsBefore;
  private final long hoursBefore;
  private final long daysBefore;
  private boolean forgotten;

  SqliteThinning(SqliteSession session, long now, DocumentHistory history) {
    this.session = session;
    this.documents = new SqliteDocuments(session);
    this.editsBefore = now - history.editMillis();
    this.hoursBefore = now - history.hourMillis();
    this.daysBefore = now - history.dayMillis();
  }

  /** Whether something is gone. */
  boolean forgotten() {
    return forgotten;
  }

  /** Goes on as soon as rows are gone from one document: others wait for the writer. */
  OptionalLong run(long after) throws SQLException {
    List<Long> ids = documents.all(row -> row.count(0), NEXT, after);
    for (long id : ids) {
      OptionalLong newest = documents.number(NEWEST, id);
      int rows = newest.isPresent() ? thin(id, newest.getAsLong()) : 0;
      if (rows > 0) {
        return OptionalLong.of(rows == SqliteStates.ROWS ? id - 1 : id);
      }
    }
    return ids.size() == DOCUMENTS ? OptionalLong.of(ids.get(DOCUMENTS - 1)) : OptionalLong.empty();
  }

  private int thin(long id, long newest) throws SQLException {
    forgotten |= documents.update(STATES, id, newest, daysBefore, hoursBefore) > 0;
    documents.update(HOURS, id, daysBefore);
    int rows = 0;
    long last = 0;
    long gone = 0;
    try (ResultSet row = session.query(OLDEST, id, SqliteStates.ROWS, editsBefore, newest)) {
      while (row.next()) {
        rows++;
        last = row.getLong(1);
        gone += row.getLong(2) + DocumentRows.ENVELOPE;
      }
    }
    if (rows > 0) {
      SqliteStates.forget(documents, id, last, gone);
      forgotten = true;
    }
    return rows;
  }
}
