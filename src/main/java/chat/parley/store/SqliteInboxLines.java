package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of one person's conversations in the embedded database. */
final class SqliteInboxLines {
  private static final String NAMES =
      "SELECT room FROM conversation WHERE person = ?1 AND room > ?2"
          + " UNION SELECT name FROM (SELECT name FROM"
          + " (SELECT name, ts FROM room WHERE first_user = ?1"
          + " UNION SELECT name, ts FROM room WHERE second_user = ?1)"
          + " ORDER BY ts DESC LIMIT ?3) WHERE name > ?2 ORDER BY 1 LIMIT ?4";

  /** The row of an edit has the text that the message has now. */
  private static final String LINES =
      "SELECT n.room, r.pos, r.seq, r.ts, "
          + SqliteConversations.COLUMNS
          + ", e.sender, e.name, e.guest, e.ts,"
          + " substr(coalesce(d.text, e.text), 1, ?5), s.deleted IS NOT NULL,"
          + " EXISTS (SELECT 1 FROM draft f WHERE f.person = ?1 AND f.room = n.room),"
          + " CASE WHEN r.first_user IS NOT NULL THEN (SELECT o.name FROM entry o WHERE o.sender ="
          + " CASE r.first_user WHEN ?1 THEN r.second_user ELSE r.first_user END LIMIT 1) END"
          + " FROM ("
          + NAMES
          + ") n LEFT JOIN room r ON r.name = n.room"
          + " LEFT JOIN conversation c ON c.person = ?1 AND c.room = n.room"
          + " LEFT JOIN entry e ON e.room = r.id AND e.seq = r.seq"
          + " LEFT JOIN message_state s ON s.room = r.id AND s.seq = r.seq"
          + " LEFT JOIN entry d ON d.room = r.id AND d.pos = s.edited"
          + " ORDER BY n.room";

  private SqliteInboxLines() {}

  static List<Line> read(SqliteSession session, String user, String after, int limit)
      throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (ResultSet row =
        session.query(LINES, user, after, InboxStore.CONVERSATIONS, limit, Line.TEXT)) {
      while (row.next()) {
        lines.add(line(row));
      }
    }
    return lines;
  }

  private static Line line(ResultSet row) throws SQLException {
    long seq = row.getLong(3);
    boolean kept = row.getString(8) != null;
    return new Line(
        row.getString(1),
        row.getLong(2),
        row.getLong(4),
        kept ? SqliteConversations.place(row, 5, seq) : Place.none(seq),
        row.getString(12) == null ? Optional.empty() : Optional.of(last(row, seq)),
        row.getBoolean(18),
        Optional.ofNullable(row.getString(19)));
  }

  private static Line.Last last(ResultSet row, long seq) throws SQLException {
    boolean deleted = row.getBoolean(17);
    return new Line.Last(
        seq,
        new User(row.getString(12), row.getString(13), row.getBoolean(14)),
        deleted ? "" : row.getString(16),
        row.getLong(15),
        deleted);
  }
}
