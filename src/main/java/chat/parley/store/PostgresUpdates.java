package chat.parley.store;

import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentName;
import chat.parley.log.Outcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One batch of one document on its way into PostgreSQL: one statement, its own transaction. */
final class PostgresUpdates {
  private static final String APPEND =
      "SELECT * FROM append_updates($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
  private static final int POS = 1;
  private static final int TS = 2;
  private static final int TRANSACTION = 3;

  private final PostgresLog log;
  private final String epoch;
  private final DocumentName document;
  private final List<DocumentDraft> drafts;

  PostgresUpdates(PostgresLog log, DocumentName document, List<DocumentDraft> drafts) {
    this.log = log;
    this.epoch = log.epoch();
    this.document = document;
    this.drafts = drafts;
  }

  Future<List<Outcome<DocumentEntry>>> append(SqlClient client) {
    return client.preparedQuery(APPEND).execute(parameters()).map(this::outcomes);
  }

  private Tuple parameters() {
    Long[] clients =
        drafts.stream().flatMap(draft -> draft.clients().stream()).toArray(Long[]::new);
    return Tuple.of(epoch, document.room(), document.name())
        .addArrayOfString(column(String[]::new, draft -> draft.user().id()))
        .addArrayOfString(column(String[]::new, draft -> draft.user().name()))
        .addArrayOfBoolean(column(Boolean[]::new, draft -> draft.user().guest()))
        .addArrayOfLong(column(Long[]::new, DocumentDraft::ts))
        .addArrayOfBuffer(column(Buffer[]::new, draft -> Buffer.buffer(draft.update())))
        .addArrayOfLong(column(Long[]::new, draft -> FileRows.nullable(draft.onlyAt())))
        .addArrayOfInteger(column(Integer[]::new, draft -> draft.clients().size()))
        .addArrayOfLong(clients)
        .addArrayOfLong(column(Long[]::new, draft -> draft.bounds().bytes()))
        .addArrayOfLong(column(Long[]::new, draft -> draft.bounds().logBytes()))
        .addLong((long) drafts.get(0).bounds().inRoom());
  }

  private <T> T[] column(IntFunction<T[]> array, Function<DocumentDraft, T> value) {
    return drafts.stream().map(value).toArray(array);
  }

  private List<Outcome<DocumentEntry>> outcomes(RowSet<Row> rows) {
    List<Outcome<DocumentEntry>> outcomes = new ArrayList<>(drafts.size());
    for (Row row : rows) {
      log.wrote(row.getLong(TRANSACTION));
      outcomes.add(outcome(row, drafts.get(outcomes.size())));
    }
    return outcomes;
  }

  private static Outcome<DocumentEntry> outcome(Row row, DocumentDraft draft) {
    String word = row.getString(0);
    return word.equals("stored")
        ? new Outcome.Stored<>(
            new DocumentEntry(row.getLong(POS), draft.user(), row.getLong(TS), draft.update()))
        : new Outcome.Rejected<>(word);
  }
}
