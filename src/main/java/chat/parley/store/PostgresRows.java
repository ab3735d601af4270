package chat.parley.store;

import chat.parley.room.Body;
import chat.parley.room.Message;
import chat.parley.room.User;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of a message, in the order in which every query names them. */
final class PostgresRows {
  static final String COLUMNS =
      "e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply";

  private PostgresRows() {}

  static List<Message> messages(RowSet<Row> rows, String room, String epoch) {
    List<Message> messages = new ArrayList<>(rows.size());
    rows.forEach(row -> messages.add(message(row, room, epoch)));
    return messages;
  }

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
