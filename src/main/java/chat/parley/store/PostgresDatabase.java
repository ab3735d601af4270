package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import chat.parley.store.PostgresConnections.Lane;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** PostgreSQL, asked only for the log that this node reads. Used from any thread. */
final class PostgresDatabase implements Database {
  // deadlock, serialization failure, and a cid that another room took in the same moment: each goes
  // away when tried again
  private static final Set<String> PASSING = Set.of("40P01", "40001", "23505");
  private static final int TRIES = 3;
  private static final String PROBE =
      "INSERT INTO meta (name, value) VALUES ('probe', $1)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private final PostgresPool pool;
  private final PostgresPool files;
  private final PostgresLog log;
  private final DatabaseWatch watch;
  private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param files the connections over which the bytes of files go
   */
  PostgresDatabase(PostgresPool pool, PostgresPool files, PostgresLog log, DatabaseWatch watch) {
    this.pool = pool;
    this.files = files;
    this.log = log;
    this.watch = watch;
  }

  PostgresLog log() {
    return log;
  }

  Future<RowSet<Row>> query(String sql, Tuple parameters) {
    return log.ask(pool, Lane.READS, client -> client.preparedQuery(sql).execute(parameters));
  }

  /** What changes something, or belongs to that. */
  <T> Future<T> ask(Function<SqlClient, Future<T>> question) {
    return log.ask(pool, Lane.WRITES, question);
  }

  /**
   * A statement that changes something and is its own transaction; it is waited for at the end.
   *
   * @param statement is tried again when it stood in the way of another
   */
  <T> Future<T> write(Function<SqlClient, Future<T>> statement) {
    return write(pool, statement);
  }

  /** The same of the bytes of files. */
  Future<RowSet<Row>> files(String sql, Tuple parameters) {
    return write(files, client -> client.preparedQuery(sql).execute(parameters));
  }

  private <T> Future<T> write(PostgresPool over, Function<SqlClient, Future<T>> statement) {
    if (closed) {
      return Future.failedFuture(
          new StoreUnavailable("the store is closed", new IllegalStateException()));
    }
    Future<T> written = log.ask(over, Lane.WRITES, client -> write(client, statement, TRIES));
    underWay.add(written);
    return written.onComplete(done -> underWay.remove(written));
  }

  /** A node of an earlier version may store the same two cids in another order. */
  private static <T> Future<T> write(
      SqlClient client, Function<SqlClient, Future<T>> statement, int tries) {
    return statement
        .apply(client)
        .recover(
            cause ->
                tries > 1
                        && cause instanceof PgException failure
                        && PASSING.contains(failure.getSqlState())
                    ? write(client, statement, tries - 1)
                    : Future.failedFuture(cause));
  }

  @Override
  public Future<Void> probe() {
    Tuple now = Tuple.of(Long.toString(System.currentTimeMillis()));
    return ask(client -> client.preparedQuery(PROBE).execute(now)).mapEmpty();
  }

  /** The pool would drop what waits for a connection, without an answer. */
  @Override
  public Future<Void> close() {
    closed = true;
    watch.close();
    return Future.join(List.copyOf(underWay))
        .transform(done -> Future.join(pool.close(), files.close()).mapEmpty());
  }
}
