package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import chat.parley.store.PostgresConnections.Lane;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which log the database holds. When it is another one than this node has been reading, after a
 * failover or with a restored backup, nothing is asked of it any more until the node has let go of
 * the one before. Used from any thread.
 */
final class PostgresLog {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLog.class);
  private static final String LOOK = "SELECT * FROM look_at_log($1, $2, $3)";

  private final DatabaseClock clock;
  private final AtomicLong written = new AtomicLong();
  private volatile String epoch = "";
  private volatile Optional<String> other = Optional.empty();
  private volatile boolean sure;
  private volatile Runnable whenOther = () -> {};

  PostgresLog(DatabaseClock clock) {
    this.clock = clock;
  }

  String epoch() {
    return epoch;
  }

  /** A new connection may lead to another server, or to one that was put back. */
  void opened(SqlConnection connection) {
    look(connection).onComplete(looked -> connection.close(), cause -> release(connection, cause));
  }

  /** One that is broken has left the pool already. */
  private static void release(SqlConnection connection, Throwable cause) {
    if (cause instanceof PgException refused && refused.getSeverity().equals("ERROR")) {
      connection.close();
    }
  }

  /** Asks the database which log it holds, and what its clock says. */
  Future<Void> look(SqlClient client) {
    long asked = System.currentTimeMillis();
    return client
        .preparedQuery(LOOK)
        .execute(Tuple.of(epoch, written.get(), Secrets.epoch()))
        .<Void>map(
            rows -> {
              Row row = rows.iterator().next();
              clock.compared(asked, row.getLong(1));
              found(row.getString(0));
              return null;
            })
        .onFailure(cause -> sure = false);
  }

  private synchronized void found(String holds) {
    sure = true;
    if (epoch.isEmpty()) {
      epoch = holds;
    } else if (!epoch.equals(holds) && !other.equals(Optional.of(holds))) {
      boolean first = other.isEmpty();
      other = Optional.of(holds);
      if (first) {
        LOG.warn(
            "The database holds another log than before, after a failover or from a backup:"
                + " everybody starts afresh, epoch {}",
            holds);
        whenOther.run();
      }
    }
  }

  /** From now on this is the log; who read the one before knows that it is gone. */
  synchronized void adopt() {
    other.ifPresent(
        holds -> {
          epoch = holds;
          written.set(0);
        });
    other = Optional.empty();
  }

  /**
   * @param action is run once for each change, on any thread
   */
  synchronized void whenOther(Runnable action) {
    whenOther = action;
    if (other.isPresent()) {
      action.run();
    }
  }

  /** The database has acknowledged what this transaction wrote: it must never be without it. */
  void wrote(long transaction) {
    written.accumulateAndGet(transaction, Math::max);
  }

  /** The question is asked of this log and no other, or fails. */
  <T> Future<T> ask(PostgresPool pool, Lane lane, Function<SqlClient, Future<T>> question) {
    String held = epoch;
    if (other.isPresent()) {
      return Future.failedFuture(gone());
    }
    Supplier<Future<T>> asked = () -> pool.run(lane, question);
    return (sure ? asked.get() : pool.run(lane, this::look).compose(looked -> asked.get()))
        .onFailure(this::doubt)
        .compose(
            answer ->
                other.isEmpty() && held.equals(epoch)
                    ? Future.succeededFuture(answer)
                    : Future.failedFuture(gone()));
  }

  /** After an outage it may be another server, and after a refusal it is another log. */
  private void doubt(Throwable cause) {
    if (cause instanceof StoreUnavailable) {
      sure = false;
    }
  }

  private static StoreUnavailable gone() {
    return new StoreUnavailable("the database holds another log", new IllegalStateException());
  }
}
