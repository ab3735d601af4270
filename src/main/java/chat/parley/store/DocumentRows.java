package chat.parley.store;

import chat.parley.access.User;
import chat.parley.document.CompactState;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentRow;

/** The statements about documents, with parameters as PostgreSQL numbers them, and their rows. */
final class DocumentRows {
  /** What a row takes beside its update. */
  static final int ENVELOPE = 32;

  private static final String ID = "(SELECT id FROM document WHERE room = $1 AND name = $2)";
  private static final String COLUMNS =
      "SELECT d.room, d.name, d.title, c.person, c.name, c.guest, d.created, d.pos, e.person,"
          + " e.name, e.guest, d.edited, d.bytes FROM document d"
          + " JOIN document_writer c ON c.doc = d.id AND c.number = d.creator"
          + " JOIN document_writer e ON e.doc = d.id AND e.number = d.editor ";

  static final String ONE = COLUMNS + "WHERE d.room = $1 AND d.name = $2";

  /** A room has not so many that sorting them would take long. */
  static final String LIST =
      COLUMNS
          + "WHERE d.room = $1 AND d.edited < $2 AND d.edited >= coalesce((SELECT l.edited"
          + " FROM document l WHERE l.room = $1 AND l.edited < $2"
          + " ORDER BY l.edited DESC LIMIT 1 OFFSET $3), 0) ORDER BY d.edited DESC, d.name";

  static final String HEAD = "SELECT pos FROM document WHERE room = $1 AND name = $2";
  static final String AFTER =
      "SELECT u.pos, w.person, w.name, w.guest, u.ts, u.bytes FROM document_update u"
          + " JOIN document_writer w ON w.doc = u.doc AND w.number = u.writer WHERE u.doc = "
          + ID
          + " AND u.pos > $3 AND u.pos <= $4 ORDER BY u.pos LIMIT $5";
  static final String STATE =
      "SELECT pos, bytes FROM document_state WHERE doc = "
          + ID
          + " AND pos <= $3 ORDER BY pos DESC LIMIT 1";
  static final String WRITERS =
      "SELECT k.client, w.person, w.name, w.guest FROM document_client k"
          + " JOIN document_writer w ON w.doc = k.doc AND w.number = k.writer WHERE k.doc = "
          + ID;

  /** A version ends with an hour, and at each 5,000th update, so that it is found fast. */
  static final String ROW_VERSIONS =
      "SELECT g.version, max(g.pos), max(g.ts), w.person, w.name, w.guest FROM (SELECT pos, ts,"
          + " writer, sum(starts) OVER (ORDER BY pos) AS version FROM (SELECT pos, ts, writer,"
          + " CASE WHEN ts - lag(ts) OVER line < $4 AND ts / 3600000 = lag(ts) OVER line / 3600000"
          + " AND pos % 5000 > 0 THEN 0 ELSE 1 END AS starts FROM (SELECT pos, ts, writer"
          + " FROM document_update WHERE doc = "
          + ID
          + " AND pos <= $3 ORDER BY pos DESC LIMIT 50000) o WINDOW line AS (ORDER BY pos)) s) g"
          + " JOIN document_writer w ON w.doc = "
          + ID
          + " AND w.number = g.writer GROUP BY g.version, w.person, w.name, w.guest"
          + " ORDER BY g.version DESC, max(g.pos) DESC";

  /** Who wrote since the state before is known by the hour. */
  static final String STATE_VERSIONS =
      "SELECT s.pos, s.pos, s.ts, w.person, w.name, w.guest FROM (SELECT pos, ts,"
          + " coalesce((SELECT max(p.ts) FROM document_state p WHERE p.doc = o.doc"
          + " AND p.pos < o.pos), 0) AS before, doc FROM document_state o WHERE doc = "
          + ID
          + " AND pos < $3 AND pos < coalesce((SELECT min(u.pos) FROM document_update u"
          + " WHERE u.doc = o.doc), $3) ORDER BY pos DESC LIMIT $4) s"
          + " LEFT JOIN document_hour h ON h.doc = s.doc AND h.hour <= s.ts / 3600000"
          + " AND h.hour > s.before / 3600000 LEFT JOIN document_writer w"
          + " ON w.doc = h.doc AND w.number = h.writer ORDER BY s.pos DESC, h.hour DESC";

  private DocumentRows() {}

  static DocumentRow row(StoredRow row) {
    return new DocumentRow(
        new DocumentName(row.present(0), row.present(1)),
        row.present(2),
        EntryRows.user(row, 3),
        row.count(6),
        row.count(7),
        EntryRows.user(row, 8),
        row.count(11),
        row.count(12));
  }

  static DocumentEntry entry(StoredRow row) {
    User user = EntryRows.user(row, 1);
    return new DocumentEntry(row.count(0), user, row.count(4), row.bytes(5));
  }

  static CompactState state(StoredRow row) {
    return new CompactState(row.count(0), row.bytes(1));
  }
}
