package chat.parley.store;

import chat.parley.message.Alteration;
import chat.parley.message.ChangeDraft;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What has become of the messages of a room, written within the writer's transaction. */
final class SqliteMessageStates {
  private static final String KNOWN =
      "INSERT INTO message_state (room, seq) VALUES (?, ?) ON CONFLICT (room, seq) DO NOTHING";
  private static final String EDITED =
      "UPDATE message_state SET edits = ?, edited = ? WHERE room = ? AND seq = ?";
  private static final String CLOSED =
      "UPDATE message_state SET edited = ? WHERE room = ? AND seq = ?";
  private static final String WRITTEN = "DELETE FROM open_message WHERE room = ? AND seq = ?";
  private static final String DELETED =
      "UPDATE message_state SET deleted = ?, pinned = NULL, reactions = 0"
          + " WHERE room = ? AND seq = ?";
  private static final String PINNED =
      "UPDATE message_state SET pinned = ? WHERE room = ? AND seq = ?";
  private static final String REACTIONS =
      "UPDATE message_state SET reactions = reactions + ? WHERE room = ? AND seq = ?";
  private static final String REACT =
      "INSERT INTO reaction (room, seq, emoji, person, name, guest, pos)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String UNREACT =
      "DELETE FROM reaction WHERE room = ? AND seq = ? AND emoji = ? AND person = ?";
  private static final String COUNT =
      "SELECT count(*) FROM reaction WHERE room = ? AND seq = ? AND emoji = ?";
  private static final String REACTED =
      "SELECT 1 FROM reaction WHERE room = ? AND seq = ? AND emoji = ? AND person = ?";
  private static final String KINDS =
      "SELECT count(DISTINCT emoji) FROM reaction WHERE room = ? AND seq = ?";

  private final SqliteSession session;
  private final SqliteEnd end;
  private final SqliteBlanking blanking;

  SqliteMessageStates(SqliteSession session, SqliteEnd end) {
    this.session = session;
    this.end = end;
    this.blanking = new SqliteBlanking(session);
  }

  boolean reacted(long seq, String emoji, String person) throws SQLException {
    try (ResultSet row = session.query(REACTED, end.id(), seq, emoji, person)) {
      return row.next();
    }
  }

  /** Whether the message has so many different emoji that this one would be too many. */
  boolean fullFor(long seq, String emoji) throws SQLException {
    return count(KINDS, end.id(), seq) >= ChangeDraft.MOST_EMOJI
        && count(COUNT, end.id(), seq, emoji) == 0;
  }

  private long count(String sql, Object... parameters) throws SQLException {
    try (ResultSet row = session.query(sql, parameters)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * @param pos of the change
   * @param edits how many there were
   * @return the number of an edit, or how many have reacted now
   */
  long apply(ChangeDraft draft, long pos, long edits) throws SQLException {
    update(KNOWN, end.id(), draft.seq());
    Alteration alteration = draft.alteration();
    if (alteration instanceof Alteration.Edit) {
      update(EDITED, edits + 1, pos, end.id(), draft.seq());
      return edits + 1;
    }
    if (alteration instanceof Alteration.Reaction reaction) {
      return react(draft, reaction, pos);
    }
    if (alteration instanceof Alteration.Close) {
      update(CLOSED, pos, end.id(), draft.seq());
      update(WRITTEN, end.id(), draft.seq());
      return 0;
    }
    if (alteration instanceof Alteration.Pin pin) {
      update(PINNED, pin.on() ? pos : null, end.id(), draft.seq());
    } else {
      blanking.blank(end.id(), draft.seq());
      update(DELETED, pos, end.id(), draft.seq());
    }
    return 0;
  }

  private long react(ChangeDraft draft, Alteration.Reaction reaction, long pos)
      throws SQLException {
    long seq = draft.seq();
    if (reaction.on()) {
      update(
          REACT,
          end.id(),
          seq,
          reaction.emoji(),
          draft.by().id(),
          draft.by().name(),
          draft.by().guest(),
          pos);
    } else {
      update(UNREACT, end.id(), seq, reaction.emoji(), draft.by().id());
    }
    update(REACTIONS, reaction.on() ? 1 : -1, end.id(), seq);
    return count(COUNT, end.id(), seq, reaction.emoji());
  }

  private void update(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = session.prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    statement.executeUpdate();
  }
}
