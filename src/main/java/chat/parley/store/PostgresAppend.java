package chat.parley.store;

import chat.parley.room.DirectRoom;
import chat.parley.room.Draft;
import chat.parley.room.Message;
import chat.parley.room.MessageStore.Outcome;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One batch of one room on its way into PostgreSQL, within a transaction of its own. */
final class PostgresAppend {
  // The upsert changes nothing, but locks the room's row until the commit.
  private static final String LOCK =
      "INSERT INTO room (name, pos, seq, ts, first_user, second_user) VALUES ($1, 0, 0, 0, $2, $3)"
          + " ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, pos, seq";
  private static final String REPEATED =
      "SELECT "
          + PostgresRows.COLUMNS
          + ", r.name FROM unnest($1::text[], $2::text[]) AS draft (sender, cid)"
          + " JOIN entry e ON e.sender = draft.sender AND e.cid = draft.cid"
          + " JOIN room r ON r.id = e.room";
  private static final String INSERT =
      "WITH advanced AS (UPDATE room SET pos = $2, seq = $3, ts = $4 WHERE id = $1)"
          + " INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format,"
          + " data, reply) SELECT $1, d.pos, 'message', d.seq, d.sender, d.name, d.guest, d.cid,"
          + " d.ts, d.text, d.format, d.data, d.reply"
          + " FROM unnest($5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::boolean[],"
          + " $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::bigint[])"
          + " AS d (pos, seq, sender, name, guest, cid, ts, text, format, data, reply)";

  private final SqlConnection connection;
  private final String epoch;
  private final String room;
  private final List<Draft> drafts;

  PostgresAppend(SqlConnection connection, String epoch, String room, List<Draft> drafts) {
    this.connection = connection;
    this.epoch = epoch;
    this.room = room;
    this.drafts = drafts;
  }

  Future<List<Outcome>> run() {
    return lock().compose(line -> repeated().compose(known -> insert(line, known)));
  }

  private Future<Row> lock() {
    String first = DirectRoom.named(room).map(DirectRoom::first).orElse(null);
    String second = DirectRoom.named(room).map(DirectRoom::second).orElse(null);
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(room, first, second))
        .map(rows -> rows.iterator().next());
  }

  /** Who said it and which of his sayings: the same again is the same message. */
  private record Once(String sender, String cid) {
    private static Once of(Draft draft) {
      return new Once(draft.from().id(), draft.cid());
    }
  }

  private Future<Map<Once, Message>> repeated() {
    return connection
        .preparedQuery(REPEATED)
        .execute(
            Tuple.tuple()
                .addArrayOfString(column(draft -> draft.from().id()))
                .addArrayOfString(column(Draft::cid)))
        .map(this::byOnce);
  }

  private Map<Once, Message> byOnce(RowSet<Row> rows) {
    Map<Once, Message> known = new HashMap<>();
    for (Row row : rows) {
      Message message = PostgresRows.message(row, row.getString(11), epoch);
      known.put(new Once(message.from().id(), message.cid()), message);
    }
    return known;
  }

  private Future<List<Outcome>> insert(Row line, Map<Once, Message> known) {
    long pos = line.getLong(1);
    long seq = line.getLong(2);
    List<Outcome> outcomes = new ArrayList<>();
    List<Message> fresh = new ArrayList<>();
    for (Draft draft : drafts) {
      Message earlier = known.get(Once.of(draft));
      if (earlier == null) {
        Message message = Message.of(room, epoch, ++seq, ++pos, draft);
        known.put(Once.of(draft), message);
        fresh.add(message);
        outcomes.add(new Outcome.Stored(message));
      } else {
        outcomes.add(
            earlier.says(room, draft) ? new Outcome.Duplicate(earlier) : new Outcome.Reused());
      }
    }
    return fresh.isEmpty()
        ? Future.succeededFuture(outcomes)
        : connection
            .preparedQuery(INSERT)
            .execute(row(line.getLong(0), pos, seq, fresh))
            .map(outcomes);
  }

  private static Tuple row(long room, long pos, long seq, List<Message> fresh) {
    return Tuple.tuple()
        .addLong(room)
        .addLong(pos)
        .addLong(seq)
        .addLong(fresh.get(fresh.size() - 1).ts())
        .addArrayOfLong(fresh.stream().map(Message::pos).toArray(Long[]::new))
        .addArrayOfLong(fresh.stream().map(Message::seq).toArray(Long[]::new))
        .addArrayOfString(texts(fresh, message -> message.from().id()))
        .addArrayOfString(texts(fresh, message -> message.from().name()))
        .addArrayOfBoolean(
            fresh.stream().map(message -> message.from().guest()).toArray(Boolean[]::new))
        .addArrayOfString(texts(fresh, Message::cid))
        .addArrayOfLong(fresh.stream().map(Message::ts).toArray(Long[]::new))
        .addArrayOfString(texts(fresh, message -> message.body().text()))
        .addArrayOfString(texts(fresh, message -> message.body().format().name()))
        .addArrayOfString(texts(fresh, PostgresAppend::data))
        .addArrayOfLong(fresh.stream().map(PostgresAppend::reply).toArray(Long[]::new));
  }

  private static String data(Message message) {
    Map<String, Object> data = message.body().data();
    return data.isEmpty() ? null : new JsonObject(data).encode();
  }

  private static Long reply(Message message) {
    return message.reply().isPresent() ? message.reply().getAsLong() : null;
  }

  private static String[] texts(List<Message> messages, Function<Message, String> column) {
    return messages.stream().map(column).toArray(String[]::new);
  }

  private String[] column(Function<Draft, String> column) {
    return drafts.stream().map(column).toArray(String[]::new);
  }
}
