package chat.parley.store;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.message.Change;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
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

/** A batch that holds more than plain messages, on its way into PostgreSQL: one statement too. */
final class PostgresMixedAppend {
  private static final String APPEND =
      "SELECT * FROM append_entries($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
          + " $15, $16, $17, $18, $19, $20)";
  private static final int POS = 1;
  private static final int SEQ = 2;
  private static final int TS = 3;
  private static final int NUMBER = 4;
  private static final int ROOT = 5;
  private static final int QUOTED = 6;
  private static final int TRANSACTION = 11;

  private final PostgresLog log;
  private final String epoch;
  private final String room;
  private final List<RoomDraft> drafts;

  PostgresMixedAppend(PostgresLog log, String room, List<RoomDraft> drafts) {
    this.log = log;
    this.epoch = log.epoch();
    this.room = room;
    this.drafts = drafts;
  }

  /** Nothing stands for a draft whose cid was used before. */
  Future<List<Optional<Outcome<RoomEntry>>>> run(SqlClient client) {
    return client.preparedQuery(APPEND).execute(parameters()).map(this::outcomes);
  }

  private Tuple parameters() {
    List<MixedDraft> rows = drafts.stream().map(MixedDraft::of).toList();
    return Tuple.tuple()
        .addString(epoch)
        .addString(room)
        .addString(DirectRoom.named(room).map(DirectRoom::first).orElse(null))
        .addString(DirectRoom.named(room).map(DirectRoom::second).orElse(null))
        .addArrayOfString(drafts.stream().map(RoomDraft::kind).toArray(String[]::new))
        .addArrayOfString(texts(rows, row -> row.by().id()))
        .addArrayOfString(texts(rows, row -> row.by().name()))
        .addArrayOfBoolean(rows.stream().map(row -> row.by().guest()).toArray(Boolean[]::new))
        .addArrayOfString(texts(rows, MixedDraft::cid))
        .addArrayOfLong(numbers(rows, MixedDraft::ts))
        .addArrayOfString(texts(rows, MixedDraft::text))
        .addArrayOfString(texts(rows, MixedDraft::format))
        .addArrayOfString(texts(rows, MixedDraft::data))
        .addArrayOfLong(numbers(rows, MixedDraft::reply))
        .addArrayOfLong(numbers(rows, MixedDraft::target))
        .addArrayOfBoolean(rows.stream().map(MixedDraft::anybody).toArray(Boolean[]::new))
        .addArrayOfLong(numbers(rows, MixedDraft::since))
        .addArrayOfString(texts(rows, MixedDraft::attributes))
        .addLong((long) ChangeDraft.MOST_EDITS)
        .addLong((long) ChangeDraft.MOST_EMOJI);
  }

  private static String[] texts(List<MixedDraft> rows, Function<MixedDraft, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static Long[] numbers(List<MixedDraft> rows, Function<MixedDraft, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  private List<Optional<Outcome<RoomEntry>>> outcomes(RowSet<Row> rows) {
    List<Optional<Outcome<RoomEntry>>> outcomes = new ArrayList<>(drafts.size());
    for (Row row : rows) {
      log.wrote(row.getLong(TRANSACTION));
      outcomes.add(outcome(row, drafts.get(outcomes.size())));
    }
    return outcomes;
  }

  private Optional<Outcome<RoomEntry>> outcome(Row row, RoomDraft draft) {
    return switch (row.getString(0)) {
      case "stored" -> Optional.of(new Outcome.Stored<>(entry(row, draft)));
      case "existing" -> Optional.empty();
      case "unchanged" -> Optional.of(new Outcome.Unchanged<>());
      default -> Optional.of(new Outcome.Rejected<>(row.getString(0)));
    };
  }

  private RoomEntry entry(Row found, RoomDraft draft) {
    PostgresRow row = new PostgresRow(found);
    if (draft instanceof MessageDraft message) {
      return Message.of(
          room,
          epoch,
          row.count(SEQ),
          row.count(POS),
          row.count(TS),
          message,
          links(row, message.links()));
    }
    ChangeDraft change = (ChangeDraft) draft;
    return new Change(
        room,
        epoch,
        row.count(POS),
        row.count(TS),
        change.by(),
        change.cid(),
        change.seq(),
        change.alteration(),
        row.number(NUMBER).orElse(0));
  }

  private static Links links(PostgresRow row, Links given) {
    if (given.reply().isEmpty()) {
      return given;
    }
    User from = EntryRows.user(row, QUOTED);
    Links.Quote quote =
        Links.Quote.of(
            given.reply().getAsLong(), from, row.present(QUOTED + 3), row.flag(QUOTED + 4));
    return new Links(
        given.reply(), row.number(ROOT), Optional.of(quote), given.forwarded(), given.files());
  }
}
