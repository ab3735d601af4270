package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Body;
import chat.parley.message.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of a message, in the order in which every query names them. */
final class PostgresMessageRows {
  static final String COLUMNS =
      "e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply";

  private PostgresMessageRows() {}

  static Message message(Row row, String room, String epoch) {
    Map<String, Object> data =
        Optional.ofNullable(row.getString(9))
            .map(text -> new JsonObject(text).getMap())
            .orElse(Map.of());
    Long reply = row.getLong(10);
    return new Message(
        room,
        epoch,
        row.getLong(1),
        row.getLong(0),
        new User(row.getString(2), row.getString(3), row.getBoolean(4)),
        row.getString(5),
        row.getLong(6),
        new Body(row.getString(7), Body.Format.valueOf(row.getString(8)), data),
        reply == null ? OptionalLong.empty() : OptionalLong.of(reply));
  }
}
