package chat.parley.store;

import chat.parley.config.PostgresUrl;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Which of several servers is the one that may be written to, and how it is spoken to. All are
 * asked at once, the first in the URL's order is taken, and it is kept until something is wrong
 * with it. Used from any thread.
 */
final class PostgresServers implements Supplier<Future<SqlConnectOptions>> {
  private static final String ROLE =
      "SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'";
  private static final Future<PgConnectOptions> NOBODY = Future.failedFuture("not asked yet");

  private final Vertx vertx;
  private final PostgresUrl url;
  private final List<List<PgConnectOptions>> servers;
  private final AtomicReference<Future<PgConnectOptions>> chosen = new AtomicReference<>(NOBODY);

  PostgresServers(Vertx vertx, PostgresAddress address) {
    this.vertx = vertx;
    this.url = address.url();
    this.servers = address.servers();
  }

  @Override
  public Future<SqlConnectOptions> get() {
    Future<PgConnectOptions> known = chosen.get();
    if (known.failed()) {
      Promise<PgConnectOptions> asked = Promise.promise();
      if (chosen.compareAndSet(known, asked.future())) {
        choose().onComplete(asked);
      }
    }
    return chosen.get().map(options -> options);
  }

  void forget() {
    chosen.set(NOBODY);
  }

  private Future<PgConnectOptions> choose() {
    if (servers.size() == 1
        && servers.get(0).size() == 1
        && url.target() == PostgresUrl.Target.ANY) {
      return Future.succeededFuture(servers.get(0).get(0));
    }
    List<Future<PgConnectOptions>> answers = servers.stream().map(this::ask).toList();
    return firstOf(answers);
  }

  private static <T> Future<T> firstOf(List<Future<T>> answers) {
    Future<T> first = answers.get(0);
    return answers.size() == 1
        ? first
        : first.recover(wrong -> firstOf(answers.subList(1, answers.size())));
  }

  private Future<PgConnectOptions> ask(List<PgConnectOptions> ways) {
    Future<PgConnectOptions> answer = ask(ways.get(0));
    return ways.size() == 1 ? answer : answer.recover(wrong -> ask(ways.get(1)));
  }

  private Future<PgConnectOptions> ask(PgConnectOptions server) {
    return PgConnection.connect(vertx, server)
        .compose(
            connection ->
                connection
                    .query(ROLE)
                    .execute()
                    .compose(rows -> fits(server, rows.iterator().next()))
                    .onComplete(asked -> connection.close()))
        .timeout(url.connectSeconds(), TimeUnit.SECONDS);
  }

  private Future<PgConnectOptions> fits(PgConnectOptions server, Row role) {
    boolean fits =
        switch (url.target()) {
          case ANY -> true;
          case READ_WRITE -> !role.getBoolean(1);
          case PRIMARY -> !role.getBoolean(0);
        };
    return fits
        ? Future.succeededFuture(server)
        : Future.failedFuture(new PostgresReadOnly(server.getHost() + ":" + server.getPort()));
  }
}
