package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One batch of one room on its way into PostgreSQL: one statement, which is its own transaction, so
 * that no lock is held while this node is asked. Plain messages have one of their own, for most
 * are.
 */
final class PostgresAppend {
  private static final String APPEND =
      "SELECT * FROM append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
  private static final int POS = 0;
  private static final int SEQ = 1;
  private static final int TS = 6;
  private static final int NEW = 12;
  private static final int TRANSACTION = 13;

  private final PostgresLog log;
  private final String epoch;
  private final String room;
  private final List<RoomDraft> drafts;

  PostgresAppend(PostgresLog log, String room, List<RoomDraft> drafts) {
    this.log = log;
    this.epoch = log.epoch();
    this.room = room;
    this.drafts = drafts;
  }

  Future<List<Outcome<RoomEntry>>> run(SqlClient client) {
    Future<List<Optional<Outcome<RoomEntry>>>> appended =
        drafts.stream().allMatch(PostgresAppend::plain)
            ? plain(client)
            : new PostgresMixedAppend(log, room, drafts).run(client);
    return appended.compose(
        outcomes -> new PostgresRepetitions(epoch, room, drafts).complete(client, outcomes));
  }

  private static boolean plain(RoomDraft draft) {
    return draft instanceof MessageDraft message && message.plain();
  }

  /** Nothing stands for a draft whose cid was used before. */
  private Future<List<Optional<Outcome<RoomEntry>>>> plain(SqlClient client) {
    List<MessageDraft> messages = drafts.stream().map(MessageDraft.class::cast).toList();
    return client
        .preparedQuery(APPEND)
        .execute(parameters(messages))
        .map(rows -> outcomes(rows, messages));
  }

  private Tuple parameters(List<MessageDraft> messages) {
    return Tuple.tuple()
        .addString(epoch)
        .addString(room)
        .addString(DirectRoom.named(room).map(DirectRoom::first).orElse(null))
        .addString(DirectRoom.named(room).map(DirectRoom::second).orElse(null))
        .addArrayOfString(texts(messages, draft -> draft.from().id()))
        .addArrayOfString(texts(messages, draft -> draft.from().name()))
        .addArrayOfBoolean(
            messages.stream().map(draft -> draft.from().guest()).toArray(Boolean[]::new))
        .addArrayOfString(texts(messages, MessageDraft::cid))
        .addArrayOfLong(messages.stream().map(MessageDraft::ts).toArray(Long[]::new))
        .addArrayOfString(texts(messages, draft -> draft.body().text()))
        .addArrayOfString(texts(messages, draft -> draft.body().format().name()))
        .addArrayOfString(texts(messages, draft -> EntryRows.data(draft.body()).orElse(null)))
        .addArrayOfLong(new Long[messages.size()]);
  }

  private static String[] texts(
      List<MessageDraft> messages, Function<MessageDraft, String> column) {
    return messages.stream().map(column).toArray(String[]::new);
  }

  private List<Optional<Outcome<RoomEntry>>> outcomes(
      RowSet<Row> rows, List<MessageDraft> messages) {
    List<Optional<Outcome<RoomEntry>>> outcomes = new ArrayList<>(messages.size());
    for (Row row : rows) {
      log.wrote(row.getLong(TRANSACTION));
      outcomes.add(
          row.getBoolean(NEW)
              ? Optional.of(stored(row, messages.get(outcomes.size())))
              : Optional.empty());
    }
    return outcomes;
  }

  private Outcome<RoomEntry> stored(Row row, MessageDraft draft) {
    return new Outcome.Stored<>(
        Message.of(room, epoch, row.getLong(SEQ), row.getLong(POS), row.getLong(TS), draft));
  }
}
