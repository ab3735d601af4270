package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.log.StoreUnavailable;
import chat.parley.store.PostgresConnections.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to PostgreSQL. When one of them shows that its server is no longer the right one,
 * or when nothing is heard any more, all are replaced, and so they are when they have become old.
 * Used from any thread.
 */
final class PostgresPool {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPool.class);

  /** A connection over which nothing comes through for so long is given up. */
  private static final int UNREACHABLE_MILLIS = 10_000;

  /** The server gives up what takes longer, a little before those who wait for it do. */
  private static final String LIMIT = "SET statement_timeout = '15s'";

  private static final int WAIT_SECONDS = 10;
  private static final int CLOSE_SECONDS = 5;
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(WAIT_SECONDS);

  /** While a server is away, trying again with new connections more often is of no use. */
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Vertx vertx;
  private final PostgresServers servers;
  private final boolean pooled;
  private final int size;
  private final long lifetimeMillis;
  private final int connectMillis;
  private final AtomicReference<PostgresConnections> current;
  private final Consumer<SqlConnection> opened;
  private volatile long retirement;
  private volatile boolean troubled;
  private volatile boolean closed;

  /**
   * @param opened gets each connection before anybody else, and must close it to let it be used
   */
  PostgresPool(
      Vertx vertx, PostgresAddress address, StoreConfig config, Consumer<SqlConnection> opened) {
    this.vertx = vertx;
    this.servers = new PostgresServers(vertx, address);
    this.pooled = address.pooled();
    this.size = config.connections();
    this.lifetimeMillis = TimeUnit.SECONDS.toMillis(config.connectionSeconds());
    this.connectMillis = Math.toIntExact(TimeUnit.SECONDS.toMillis(address.url().connectSeconds()));
    this.opened = opened;
    this.current = new AtomicReference<>(connections());
    retireInTime(current.get());
  }

  private PostgresConnections connections() {
    int reads = size / 2;
    return new PostgresConnections(
        Map.of(Lane.READS, pool(reads, "reads"), Lane.WRITES, pool(size - reads, "writes")));
  }

  private Pool pool(int most, String name) {
    return PgBuilder.pool()
        .connectingTo(servers)
        .with(
            new PoolOptions()
                .setMaxSize(most)
                .setConnectionTimeout(WAIT_SECONDS)
                .setName("postgresql-" + name))
        .with(
            new NetClientOptions()
                .setConnectTimeout(connectMillis)
                .setTcpKeepAlive(true)
                .setTcpUserTimeout(UNREACHABLE_MILLIS))
        .withConnectHandler(this::limit)
        .using(vertx)
        .build();
  }

  private void limit(SqlConnection connection) {
    if (pooled) {
      opened.accept(connection);
    } else {
      connection.query(LIMIT).execute().onComplete(limited -> opened.accept(connection));
    }
  }

  /** Nodes that were started together do not come back to the server together. */
  private void retireInTime(PostgresConnections connections) {
    long early = ThreadLocalRandom.current().nextLong(lifetimeMillis / 10);
    retirement = vertx.setTimer(lifetimeMillis - early, timer -> replace(connections));
  }

  /**
   * Asks over one of the connections; the answer, or the failure, comes in time.
   *
   * @return fails with {@link StoreUnavailable} when the database is to blame
   */
  <T> Future<T> run(Lane lane, Function<SqlClient, Future<T>> question) {
    PostgresConnections connections = current.get();
    while (!connections.enter()) {
      connections = current.get();
    }
    return run(connections, lane, question);
  }

  /** What changes something. */
  <T> Future<T> run(Function<SqlClient, Future<T>> change) {
    return run(Lane.WRITES, change);
  }

  private <T> Future<T> run(
      PostgresConnections connections, Lane lane, Function<SqlClient, Future<T>> question) {
    return connections
        .run(lane, question)
        .onSuccess(answer -> tellAgain())
        .onFailure(cause -> examine(connections, cause))
        .recover(cause -> Future.failedFuture(PostgresTrouble.typed(cause)));
  }

  /** Whatever the trouble is with one of them, the others of the same server share it. */
  private void examine(PostgresConnections connections, Throwable cause) {
    boolean moved =
        PostgresTrouble.late(cause)
            ? connections.silentNanos() > SILENT_NANOS
            : PostgresTrouble.moved(cause);
    if (moved && connections.ageNanos() > LEAST_NANOS && replace(connections)) {
      tell(cause);
    }
  }

  private void tell(Throwable cause) {
    if (!troubled) {
      LOG.warn("The connections to PostgreSQL are replaced until it answers: {}", cause.toString());
    }
    troubled = true;
  }

  private void tellAgain() {
    if (troubled) {
      troubled = false;
      LOG.info("PostgreSQL answers again");
    }
  }

  private boolean replace(PostgresConnections old) {
    if (closed || current.get() != old) {
      return false;
    }
    servers.forget();
    PostgresConnections fresh = connections();
    if (!current.compareAndSet(old, fresh)) {
      fresh.close();
      return false;
    }
    vertx.cancelTimer(retirement);
    retireInTime(fresh);
    old.retire();
    return true;
  }

  /** A server that hangs keeps nobody from ending. */
  Future<Void> close() {
    closed = true;
    vertx.cancelTimer(retirement);
    return current.get().close().timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
  }
}
