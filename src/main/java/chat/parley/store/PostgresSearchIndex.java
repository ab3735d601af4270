package chat.parley.store;

import chat.parley.message.search.Document;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes what the index lacks of some rooms into it, in one statement for all of them. */
final class PostgresSearchIndex {
  private static final int ENTRIES = 500;
  private static final String CONCERNED =
      "SELECT n.line, c.pos, c.concerned"
          + " FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])"
          + " WITH ORDINALITY AS n (room, low, high, line) CROSS JOIN LATERAL (SELECT pos, "
          + SearchRows.CONCERNED
          + " AS concerned FROM entry WHERE room = n.room AND pos > n.low AND pos <= n.high"
          + " ORDER BY pos LIMIT "
          + ENTRIES
          + ") c ORDER BY n.line, c.pos";
  private static final String DOCUMENTS =
      "SELECT "
          + SearchRows.COLUMNS
          + ", c.line FROM unnest($1::bigint[], $2::bigint[], $3::int[]) AS c (room, seq, line)"
          + " JOIN entry e ON e.room = c.room AND e.seq = c.seq AND e.kind = 'message'"
          + SearchRows.JOINS
          + " ORDER BY c.line, e.seq";
  private static final String TAKE =
      "SELECT * FROM search_take_rooms($1, $2, $3, $4, $5, $6, $7, $8, $9)";

  private final Vertx vertx;
  private final PostgresDatabase database;
  private final List<SearchStore.Lag> lags;

  PostgresSearchIndex(Vertx vertx, PostgresDatabase database, List<SearchStore.Lag> lags) {
    this.vertx = vertx;
    this.database = database;
    this.lags = lags;
  }

  /**
   * @return the pos up to which the index has each room now
   */
  Future<List<Long>> run() {
    Tuple parameters =
        Tuple.of(
            numbers(lags, SearchStore.Lag::room),
            numbers(lags, SearchStore.Lag::from),
            numbers(lags, SearchStore.Lag::head));
    return database.query(CONCERNED, parameters).compose(this::read).compose(this::take);
  }

  private static <T> Long[] numbers(List<T> all, ToLongFunction<T> number) {
    return all.stream().map(number::applyAsLong).toArray(Long[]::new);
  }

  /** A message that an entry concerns, by the place of its room among the lags. */
  private record Concerned(int line, long seq) {}

  private Future<List<SearchRows.Batch>> read(RowSet<Row> entries) {
    Set<Concerned> concerned = new LinkedHashSet<>();
    int[] counts = new int[lags.size()];
    long[] ends = lags.stream().mapToLong(SearchStore.Lag::head).toArray();
    for (Row row : entries) {
      int line = row.getInteger(0) - 1;
      Optional.ofNullable(row.getLong(2)).ifPresent(seq -> concerned.add(new Concerned(line, seq)));
      if (++counts[line] == ENTRIES) {
        ends[line] = row.getLong(1);
      }
    }
    List<SearchRows.Batch> batches = Arrays.stream(ends).mapToObj(SearchRows.Batch::new).toList();
    if (concerned.isEmpty()) {
      return Future.succeededFuture(batches);
    }
    List<Concerned> all = List.copyOf(concerned);
    Tuple parameters =
        Tuple.of(
            numbers(all, one -> lags.get(one.line()).room()),
            numbers(all, Concerned::seq),
            all.stream().map(Concerned::line).toArray(Integer[]::new));
    return database
        .query(DOCUMENTS, parameters)
        // cutting so many texts into words takes milliseconds
        .compose(rows -> vertx.executeBlocking(() -> filled(batches, rows), false));
  }

  private List<SearchRows.Batch> filled(List<SearchRows.Batch> batches, RowSet<Row> rows) {
    for (Row row : rows) {
      int line = row.getInteger(9);
      add(batches.get(line), lags.get(line).room(), row);
    }
    return batches;
  }

  private static void add(SearchRows.Batch batch, long room, Row row) {
    long seq = row.getLong(0);
    if (row.getLong(7) != null) {
      batch.gone().add(seq);
      return;
    }
    batch.add(
        new Document(
            new Spot(row.getLong(1), room, seq),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            SearchRows.file(
                Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(8))),
            SearchRows.mentions(Optional.ofNullable(row.getString(6)))));
  }

  private Future<List<Long>> take(List<SearchRows.Batch> batches) {
    Tuple parameters =
        Tuple.of(
                numbers(lags, SearchStore.Lag::room),
                numbers(lags, SearchStore.Lag::from),
                numbers(batches, SearchRows.Batch::to))
            .addValue(lines(batches, SearchRows.Batch::seqs))
            .addValue(all(batches, SearchRows.Batch::seqs).toArray(Long[]::new))
            .addValue(all(batches, SearchRows.Batch::times).toArray(Long[]::new))
            .addValue(all(batches, SearchRows.Batch::words).toArray(String[]::new))
            .addValue(lines(batches, SearchRows.Batch::gone))
            .addValue(all(batches, SearchRows.Batch::gone).toArray(Long[]::new));
    return database
        .write(client -> client.preparedQuery(TAKE).execute(parameters))
        .map(
            rows -> {
              List<Long> positions = new ArrayList<>();
              rows.forEach(row -> positions.add(row.getLong(0)));
              return positions;
            });
  }

  private static <T> Stream<T> all(
      List<SearchRows.Batch> batches, Function<SearchRows.Batch, List<T>> column) {
    return batches.stream().flatMap(batch -> column.apply(batch).stream());
  }

  /** For each of them the place of its room, from 1. */
  private static Integer[] lines(
      List<SearchRows.Batch> batches, Function<SearchRows.Batch, ? extends List<?>> column) {
    return IntStream.range(0, batches.size())
        .boxed()
        .flatMap(n -> Collections.nCopies(column.apply(batches.get(n)).size(), n + 1).stream())
        .toArray(Integer[]::new);
  }
}
