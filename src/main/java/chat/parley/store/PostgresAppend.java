package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One batch of one room on its way into PostgreSQL: one statement, which is its own transaction, so
 * that no lock is held while this node is asked.
 */
final class PostgresAppend {
  private static final String APPEND =
      "SELECT * FROM append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
  private static final int POS = 0;
  private static final int SEQ = 1;
  private static final int TS = 6;
  private static final int FORMAT = 8;
  private static final int ROOM = 11;
  private static final int NEW = 12;
  private static final int TRANSACTION = 13;

  private final PostgresLog log;
  private final String epoch;
  private final String room;
  private final List<MessageDraft> drafts;

  PostgresAppend(PostgresLog log, String room, List<MessageDraft> drafts) {
    this.log = log;
    this.epoch = log.epoch();
    this.room = room;
    this.drafts = drafts;
  }

  Future<List<Outcome<RoomEntry>>> run(SqlClient client) {
    return client.preparedQuery(APPEND).execute(parameters()).map(this::outcomes);
  }

  private Tuple parameters() {
    return Tuple.tuple()
        .addString(epoch)
        .addString(room)
        .addString(DirectRoom.named(room).map(DirectRoom::first).orElse(null))
        .addString(DirectRoom.named(room).map(DirectRoom::second).orElse(null))
        .addArrayOfString(texts(draft -> draft.from().id()))
        .addArrayOfString(texts(draft -> draft.from().name()))
        .addArrayOfBoolean(
            drafts.stream().map(draft -> draft.from().guest()).toArray(Boolean[]::new))
        .addArrayOfString(texts(MessageDraft::cid))
        .addArrayOfLong(drafts.stream().map(MessageDraft::ts).toArray(Long[]::new))
        .addArrayOfString(texts(draft -> draft.body().text()))
        .addArrayOfString(texts(draft -> draft.body().format().name()))
        .addArrayOfString(texts(PostgresAppend::data))
        .addArrayOfLong(drafts.stream().map(PostgresAppend::reply).toArray(Long[]::new));
  }

  private String[] texts(Function<MessageDraft, String> column) {
    return drafts.stream().map(column).toArray(String[]::new);
  }

  private static String data(MessageDraft draft) {
    Map<String, Object> data = draft.body().data();
    return data.isEmpty() ? null : new JsonObject(data).encode();
  }

  private static Long reply(MessageDraft draft) {
    return draft.reply().isPresent() ? draft.reply().getAsLong() : null;
  }

  private List<Outcome<RoomEntry>> outcomes(RowSet<Row> rows) {
    List<Outcome<RoomEntry>> outcomes = new ArrayList<>(drafts.size());
    for (Row row : rows) {
      log.wrote(row.getLong(TRANSACTION));
      outcomes.add(outcome(row, drafts.get(outcomes.size())));
    }
    return outcomes;
  }

  private Outcome<RoomEntry> outcome(Row row, MessageDraft draft) {
    if (row.getBoolean(NEW)) {
      return new Outcome.Stored<>(
          Message.of(room, epoch, row.getLong(SEQ), row.getLong(POS), row.getLong(TS), draft));
    }
    if (row.getString(FORMAT) == null) {
      return new Outcome.Reused<>();
    }
    Message earlier = PostgresMessageRows.message(row, row.getString(ROOM), epoch);
    return earlier.says(room, draft)
        ? new Outcome.Duplicate<>(earlier, earlier.room())
        : new Outcome.Reused<>();
  }
}
