package chat.parley.store;

import chat.parley.room.Body;
import chat.parley.room.Message;
import chat.parley.room.User;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;

/** The columns of a message, in the order in which every query names them. */
final class SqliteRows {
  static final String COLUMNS =
      "e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply";

  private SqliteRows() {}

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
