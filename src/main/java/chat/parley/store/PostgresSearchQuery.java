package chat.parley.store;

import chat.parley.message.search.Candidate;
import chat.parley.message.search.Hit;
import chat.parley.message.search.Question;
import chat.parley.message.search.SearchQuery;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks the index for the newest hits. GIN gives what it finds in no order, all of it at once; so
 * the newest messages are looked at one by one first. Where few of them have the words, GIN is
 * asked for all that have; else as many more are looked at as will have enough hits.
 */
final class PostgresSearchQuery {
  /** Then others may have the connection, and whoever searches goes on from there. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int SMALLEST_WINDOW = 1_000;
  private static final int NEXT_WINDOW = 20;

  /** Behind each window others have their turn. */
  private static final int LARGEST_WINDOW = 20_000;

  /** Where one in so many has the words, GIN has to sort too many. */
  private static final int RARE = 200;

  /** Hits are not spread evenly. */
  private static final double MARGIN = 1.5;

  private static final int MOST_ROWS = 1_000;

  /**
   * Of those that Java has to look at few may be left, and each further look costs a whole window.
   */
  private static final int DOUBTFUL_ROWS = 300;

  private static final Spot FIRST = new Spot(0, 0, 0);
  private static final String BACK = "SELECT * FROM search_back($1, $2, $3, $4, $5)";
  private static final String BETWEEN =
      "SELECT * FROM search_between($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

  private final Vertx vertx;
  private final PostgresDatabase database;
  private final Question question;
  private final int most;
  private final String words;
  private final long begun = System.nanoTime();
  private final List<Hit> hits = new ArrayList<>();
  private long seen;
  private long candidates;

  PostgresSearchQuery(Vertx vertx, PostgresDatabase database, Question question, int most) {
    this.vertx = vertx;
    this.database = database;
    this.question = question;
    this.most = most;
    this.words = words(question);
  }

  /** In the language of a tsquery; nothing where there are no words to look up. */
  private static String words(Question question) {
    List<String> all = new ArrayList<>();
    question.needed().forEach(word -> all.add(quoted(word)));
    if (!question.either().isEmpty()) {
      all.add(any(question.either()));
    }
    if (!all.isEmpty() && !question.excluded().isEmpty()) {
      all.add("!" + any(question.excluded()));
    }
    return String.join(" & ", all);
  }

  private static String any(List<String> words) {
    return words.stream()
        .map(PostgresSearchQuery::quoted)
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }

  Future<SearchStore.Chunk> find(Spot before) {
    long until = question.query().until();
    Spot end = until <= before.ts() ? new Spot(until - 1, Long.MAX_VALUE, Long.MAX_VALUE) : before;
    return window(end, SMALLEST_WINDOW);
  }

  private static Spot at(long ts) {
    return new Spot(ts, 0, 0);
  }

  /** What comes right before a spot. */
  private Future<SearchStore.Chunk> window(Spot end, long size) {
    return back(end, size)
        .compose(
            from -> {
              Spot low = from.filter(spot -> spot.ts() >= since()).orElse(at(since()));
              seen += size;
              return part(end, low, false, () -> before(low, size));
            });
  }

  private Future<SearchStore.Chunk> part(
      Spot end, Spot low, boolean byWords, Supplier<Future<SearchStore.Chunk>> more) {
    return rows(end, low, byWords, first())
        .compose(full -> full.map(Future::succeededFuture).orElseGet(more));
  }

  private int first() {
    return question.exact() ? most : Math.max(most, DOUBTFUL_ROWS);
  }

  private long since() {
    return question.query().since();
  }

  private Future<SearchStore.Chunk> before(Spot low, long size) {
    Spot since = at(since());
    if (low.equals(since)) {
      return ended(Optional.empty());
    }
    if (late()) {
      return ended(Optional.of(low));
    }
    return !words.isEmpty() && candidates * RARE < seen
        ? part(low, since, true, () -> ended(Optional.empty()))
        : window(low, next(size));
  }

  private Future<SearchStore.Chunk> ended(Optional<Spot> rest) {
    return Future.succeededFuture(new SearchStore.Chunk(hits, rest));
  }

  private long next(long size) {
    double enough =
        hits.isEmpty() ? size * NEXT_WINDOW : MARGIN * seen * (most - hits.size()) / hits.size();
    return Math.max(SMALLEST_WINDOW, Math.min(LARGEST_WINDOW, Math.round(enough)));
  }

  private boolean late() {
    return System.nanoTime() - begun > LONG_NANOS;
  }

  private Future<Optional<Spot>> back(Spot end, long many) {
    return database
        .query(BACK, Tuple.of(question.room(), end.ts(), end.room(), end.seq(), many))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(spot(rows.iterator().next())));
  }

  private static Spot spot(Row row) {
    return new Spot(row.getLong(0), row.getLong(1), row.getLong(2));
  }

  /**
   * Reads all that is between two spots, some at a time.
   *
   * @return what is answered, when that is enough
   */
  private Future<Optional<SearchStore.Chunk>> rows(Spot end, Spot low, boolean byWords, int limit) {
    return database
        .query(BETWEEN, parameters(end, low, byWords, limit))
        .compose(rows -> vertx.executeBlocking(() -> look(rows), false))
        .compose(
            looked -> {
              if (hits.size() >= most || looked.size() == limit && late()) {
                Spot rest = hits.size() >= most ? hits.get(most - 1).spot() : looked.last();
                return Future.succeededFuture(
                    Optional.of(new SearchStore.Chunk(hits, Optional.of(rest))));
              }
              return looked.size() < limit
                  ? Future.succeededFuture(Optional.empty())
                  : rows(looked.last(), low, byWords, Math.min(MOST_ROWS, 4 * limit));
            });
  }

  private record Looked(int size, Spot last) {}

  private Looked look(RowSet<Row> rows) {
    Spot last = FIRST;
    candidates += rows.size();
    for (Row row : rows) {
      last = spot(row);
      if (hits.size() < most) {
        question
            .hit(
                new Candidate(
                    last,
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getBoolean(7)))
            .ifPresent(hits::add);
      }
    }
    return new Looked(rows.size(), last);
  }

  private Tuple parameters(Spot end, Spot low, boolean byWords, int limit) {
    SearchQuery query = question.query();
    return Tuple.of(question.me(), question.room(), words)
        .addBoolean(query.reactions())
        .addLong(end.ts())
        .addLong(end.room())
        .addLong(end.seq())
        .addLong(low.ts())
        .addLong(low.room())
        .addLong(low.seq())
        .addBoolean(byWords)
        .addInteger(limit);
  }
}
