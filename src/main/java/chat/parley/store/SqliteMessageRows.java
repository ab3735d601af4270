package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import io.vertx.core.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.OptionalLong;

/** The columns of a message, in the order in which every query names them. */
final class SqliteMessageRows {
  static final String COLUMNS =
      "e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply";

  private static final String INSERT =
      "INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format,"
          + " data, reply) VALUES (?, ?, 'message', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (sender, cid) DO NOTHING";

  private SqliteMessageRows() {}

  /**
   * @return false when its sender has used the cid before
   */
  static boolean insert(
      SqliteSession session, long room, long pos, long seq, long ts, MessageDraft draft)
      throws SQLException {
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, room);
    insert.setLong(2, pos);
    insert.setLong(3, seq);
    insert.setString(4, draft.from().id());
    insert.setString(5, draft.from().name());
    insert.setBoolean(6, draft.from().guest());
    insert.setString(7, draft.cid());
    insert.setLong(8, ts);
    insert.setString(9, draft.body().text());
    insert.setString(10, draft.body().format().name());
    insert.setString(
        11, draft.body().data().isEmpty() ? null : new JsonObject(draft.body().data()).encode());
    if (draft.reply().isPresent()) {
      insert.setLong(12, draft.reply().getAsLong());
    } else {
      insert.setNull(12, Types.INTEGER);
    }
    return insert.executeUpdate() == 1;
  }

  static Message message(ResultSet row, String room, String epoch) throws SQLException {
    String data = row.getString(10);
    long reply = row.getLong(11);
    boolean replies = !row.wasNull();
    return new Message(
        room,
        epoch,
        row.getLong(2),
        row.getLong(1),
        new User(row.getString(3), row.getString(4), row.getBoolean(5)),
        row.getString(6),
        row.getLong(7),
        new Body(
            row.getString(8),
            Body.Format.valueOf(row.getString(9)),
            data == null ? Map.of() : new JsonObject(data).getMap()),
        replies ? OptionalLong.of(reply) : OptionalLong.empty());
  }
}
