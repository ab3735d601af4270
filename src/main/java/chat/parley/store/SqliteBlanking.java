package chat.parley.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes back what a message has said, and all that was said about it; its place stays. */
final class SqliteBlanking {
  private static final String SAID =
      "SELECT text, format, data, reply, attributes FROM entry WHERE room = ? AND seq = ?";
  private static final String BLANK =
      "UPDATE entry SET digest = ?, text = '', data = NULL, attributes = NULL"
          + " WHERE room = ? AND seq = ?";
  private static final String BLANK_EDITS =
      "UPDATE entry SET text = '', data = NULL, attributes = NULL"
          + " WHERE room = ? AND target = ? AND kind IN ('edited', 'appended')";
  private static final String FORGET_REACTIONS = "DELETE FROM reaction WHERE room = ? AND seq = ?";
  private static final String FORGET_OPEN = "DELETE FROM open_message WHERE room = ? AND seq = ?";
  private static final String FORGET_MENTIONS = "DELETE FROM mention WHERE room = ? AND seq = ?";

  private final SqliteSession session;

  SqliteBlanking(SqliteSession session) {
    this.session = session;
  }

  void blank(long room, long seq) throws SQLException {
    PreparedStatement blank = session.prepared(BLANK);
    blank.setString(1, digest(room, seq));
    blank.setLong(2, room);
    blank.setLong(3, seq);
    blank.executeUpdate();
    update(BLANK_EDITS, room, seq);
    update(FORGET_REACTIONS, room, seq);
    update(FORGET_MENTIONS, room, seq);
    update(FORGET_OPEN, room, seq);
  }

  private String digest(long room, long seq) throws SQLException {
    try (ResultSet found = session.query(SAID, room, seq)) {
      found.next();
      SqliteRow row = new SqliteRow(found);
      return FirstContent.digest(
          row.present(0),
          row.present(1),
          row.text(2).orElse(""),
          row.text(3).orElse(""),
          row.text(4).orElse(""));
    }
  }

  private void update(String sql, long room, long seq) throws SQLException {
    PreparedStatement statement = session.prepared(sql);
    statement.setLong(1, room);
    statement.setLong(2, seq);
    statement.executeUpdate();
  }
}
