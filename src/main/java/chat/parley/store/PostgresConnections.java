package chat.parley.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Connections to one server, which are closed together: at once when nothing is under way, or when
 * the last answer has come. Used from any thread.
 */
final class PostgresConnections {
  /** A little more than the server's own limit for a statement. */
  private static final long DEADLINE_SECONDS = 20;

  /** What somebody waits to read does not wait behind all that is written. */
  enum Lane {
    READS,
    WRITES
  }

  private final Map<Lane, Pool> pools;
  private final long born = System.nanoTime();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean retired;
  private volatile long answeredAt = born;

  PostgresConnections(Map<Lane, Pool> pools) {
    this.pools = Map.copyOf(pools);
  }

  /** Whether something may be {@link #run} now: not when others have taken their place. */
  boolean enter() {
    underWay.incrementAndGet();
    if (retired) {
      leave();
      return false;
    }
    return true;
  }

  private void leave() {
    if (underWay.decrementAndGet() == 0 && retired) {
      close();
    }
  }

  /** After {@link #enter}. */
  <T> Future<T> run(Lane lane, Function<SqlClient, Future<T>> question) {
    return question
        .apply(pools.get(lane))
        .timeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .onComplete(
            answer -> {
              if (answer.succeeded() || answer.cause() instanceof PgException) {
                answeredAt = System.nanoTime();
              }
              leave();
            });
  }

  /** How long ago something was heard over them, or they were opened. */
  long silentNanos() {
    return System.nanoTime() - answeredAt;
  }

  long ageNanos() {
    return System.nanoTime() - born;
  }

  void retire() {
    underWay.incrementAndGet();
    retired = true;
    leave();
  }

  /** Done when they are closed, whatever is under way. */
  Future<Void> close() {
    return Future.join(pools.values().stream().map(Pool::close).toList()).mapEmpty();
  }
}
