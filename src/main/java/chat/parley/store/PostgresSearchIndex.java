package chat.parley.store;

import chat.parley.message.search.Document;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Takes what the index lacks into it, in one statement for each batch. */
final class PostgresSearchIndex {
  private static final int ENTRIES = 500;
  private static final String CONCERNED =
      "SELECT pos, "
          + SearchRows.CONCERNED
          + " FROM entry WHERE room = $1 AND pos > $2 AND pos <= $3 ORDER BY pos LIMIT "
          + ENTRIES;
  private static final String DOCUMENTS =
      "SELECT "
          + SearchRows.COLUMNS
          + " FROM unnest($2::bigint[]) AS c (seq)"
          + " JOIN entry e ON e.room = $1 AND e.seq = c.seq AND e.kind = 'message'"
          + SearchRows.JOINS
          + " ORDER BY e.seq";
  private static final String TAKE = "SELECT search_take($1, $2, $3, $4, $5, $6, $7)";

  private final Vertx vertx;
  private final PostgresDatabase database;
  private final SearchStore.Lag lag;

  PostgresSearchIndex(Vertx vertx, PostgresDatabase database, SearchStore.Lag lag) {
    this.vertx = vertx;
    this.database = database;
    this.lag = lag;
  }

  /**
   * @return the pos up to which the index has the room now
   */
  Future<Long> run() {
    return database
        .query(CONCERNED, Tuple.of(lag.room(), lag.from(), lag.head()))
        .compose(this::read)
        .compose(this::take);
  }

  private Future<SearchRows.Batch> read(RowSet<Row> entries) {
    Set<Long> concerned = new LinkedHashSet<>();
    long to = lag.head();
    for (Row row : entries) {
      Optional.ofNullable(row.getLong(1)).ifPresent(concerned::add);
      to = entries.size() == ENTRIES ? row.getLong(0) : to;
    }
    SearchRows.Batch batch = new SearchRows.Batch(to);
    if (concerned.isEmpty()) {
      return Future.succeededFuture(batch);
    }
    return database
        .query(DOCUMENTS, Tuple.of(lag.room()).addArrayOfLong(concerned.toArray(Long[]::new)))
        // cutting so many texts into words takes milliseconds
        .compose(rows -> vertx.executeBlocking(() -> filled(batch, rows), false));
  }

  private SearchRows.Batch filled(SearchRows.Batch batch, RowSet<Row> rows) {
    rows.forEach(row -> add(batch, row));
    return batch;
  }

  private void add(SearchRows.Batch batch, Row row) {
    long seq = row.getLong(0);
    if (row.getLong(7) != null) {
      batch.gone().add(seq);
      return;
    }
    batch.add(
        new Document(
            new Spot(row.getLong(1), lag.room(), seq),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            SearchRows.file(
                Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(8))),
            SearchRows.mentions(Optional.ofNullable(row.getString(6)))));
  }

  private Future<Long> take(SearchRows.Batch batch) {
    Tuple parameters =
        Tuple.of(lag.room(), lag.from(), batch.to())
            .addArrayOfLong(batch.seqs().toArray(Long[]::new))
            .addArrayOfLong(batch.times().toArray(Long[]::new))
            .addArrayOfString(batch.words().toArray(String[]::new))
            .addArrayOfLong(batch.gone().toArray(Long[]::new));
    return database
        .write(client -> client.preparedQuery(TAKE).execute(parameters))
        .map(rows -> rows.iterator().next().getLong(0))
        .map(was -> was == lag.from() ? batch.to() : was);
  }
}
