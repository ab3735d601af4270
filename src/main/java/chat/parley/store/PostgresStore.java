package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.room.Draft;
import chat.parley.room.Head;
import chat.parley.room.MessageStore;
import chat.parley.room.Page;
import chat.parley.room.RoomSummary;
import chat.parley.room.StoreUnavailable;
import chat.parley.room.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The logs in PostgreSQL: several nodes may write, and the row of a room keeps them in line. */
final class PostgresStore implements MessageStore {
  // deadlock, serialization failure: each goes away when tried again
  private static final Set<String> PASSING = Set.of("40P01", "40001");
  private static final int TRIES = 3;

  private static final String FROM_ROOM =
      "SELECT "
          + PostgresRows.COLUMNS
          + " FROM entry e WHERE e.room = (SELECT id FROM room WHERE name = $1)";
  private static final String AFTER_POSITION =
      FROM_ROOM + " AND e.pos > $2 AND e.pos <= $3 ORDER BY e.pos LIMIT $4";
  private static final String AFTER_SEQ =
      FROM_ROOM + " AND e.seq > $2 AND e.pos <= $3 ORDER BY e.seq LIMIT $4";
  private static final String BEFORE_SEQ =
      FROM_ROOM + " AND e.seq < $2 AND e.pos <= $3 ORDER BY e.seq DESC LIMIT $4";
  private static final String OPEN_ROOMS =
      "SELECT name, pos, ts FROM room WHERE first_user IS NULL ORDER BY ts DESC LIMIT $1";
  private static final String DIRECT_ROOMS =
      "SELECT r.name, r.pos, r.ts, r.other,"
          + " coalesce((SELECT e.name FROM entry e WHERE e.sender = r.other LIMIT 1), r.other)"
          + " FROM (SELECT name, pos, ts, second_user AS other FROM room WHERE first_user = $1"
          + " UNION SELECT name, pos, ts, first_user FROM room WHERE second_user = $1) r"
          + " ORDER BY r.ts DESC LIMIT $2";

  private static final String PROBE =
      "INSERT INTO meta (name, value) VALUES ('probe', $1)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private final PostgresPool pool;
  private final PostgresLog log;
  private final DatabaseWatch watch;
  private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  static Future<Store> open(Vertx vertx, StoreConfig config) {
    PostgresAddress address = PostgresAddress.of(config);
    return vertx
        .executeBlocking(
            () -> {
              Migrations.run(address.jdbc(), address.user(), address.password(), "postgresql");
              return null;
            })
        .compose(
            migrated -> {
              DatabaseClock clock = new DatabaseClock();
              PostgresLog log = new PostgresLog(clock);
              PostgresPool pool = new PostgresPool(vertx, address, config, log::opened);
              return pool.run(log::look)
                  .compose(looked -> fact(pool, "secret", Secrets.secret()))
                  .map(secret -> store(vertx, pool, log, clock, secret, address))
                  .onFailure(cause -> pool.close());
            })
        .recover(cause -> Future.failedFuture(address.unreachable(cause)));
  }

  private static Store store(
      Vertx vertx,
      PostgresPool pool,
      PostgresLog log,
      DatabaseClock clock,
      String secret,
      PostgresAddress address) {
    DatabaseWatch watch = new DatabaseWatch(vertx, pool, log, clock);
    return new Store(
        new PostgresStore(pool, log, watch),
        HexFormat.of().parseHex(secret),
        "PostgreSQL at " + address.place(),
        Optional.of(new NodeTable(pool)),
        Optional.of(watch));
  }

  private static Future<String> fact(PostgresPool pool, String name, String first) {
    return pool.run(
        client ->
            client
                .preparedQuery(
                    "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
                .execute(Tuple.of(name, first))
                .compose(
                    inserted ->
                        client
                            .preparedQuery("SELECT value FROM meta WHERE name = $1")
                            .execute(Tuple.of(name)))
                .map(rows -> rows.iterator().next().getString(0)));
  }

  private PostgresStore(PostgresPool pool, PostgresLog log, DatabaseWatch watch) {
    this.pool = pool;
    this.log = log;
    this.watch = watch;
  }

  @Override
  public String epoch() {
    return log.epoch();
  }

  @Override
  public Future<Head> head(String room) {
    return query("SELECT pos, seq FROM room WHERE name = $1", Tuple.of(room))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Head.EMPTY;
              }
              Row row = rows.iterator().next();
              return new Head(row.getLong(0), row.getLong(1));
            });
  }

  @Override
  public Future<Map<String, Head>> heads(Set<String> rooms, long directSince) {
    return log.ask(pool, client -> PostgresHeads.of(client, rooms, directSince));
  }

  @Override
  public Future<List<Outcome>> append(String room, List<Draft> drafts) {
    if (closed) {
      return Future.failedFuture(
          new StoreUnavailable("the store is closed", new IllegalStateException()));
    }
    PostgresAppend batch = new PostgresAppend(log, room, drafts);
    Future<List<Outcome>> append = log.ask(pool, client -> append(client, batch, TRIES));
    underWay.add(append);
    return append.onComplete(done -> underWay.remove(append));
  }

  /** A node of an earlier version may store the same two cids in another order. */
  private static Future<List<Outcome>> append(SqlClient client, PostgresAppend batch, int tries) {
    return batch
        .run(client)
        .recover(
            cause ->
                tries > 1
                        && cause instanceof PgException failure
                        && PASSING.contains(failure.getSqlState())
                    ? append(client, batch, tries - 1)
                    : Future.failedFuture(cause));
  }

  @Override
  public Future<Page> afterPosition(String room, long after, long upTo, int limit) {
    return query(AFTER_POSITION, Tuple.of(room, after, upTo, limit + 1))
        .map(rows -> Pages.oldestFirst(PostgresRows.messages(rows, room, log.epoch()), limit));
  }

  @Override
  public Future<Page> afterSeq(String room, long after, long upTo, int limit) {
    return query(AFTER_SEQ, Tuple.of(room, after, upTo, limit + 1))
        .map(rows -> Pages.oldestFirst(PostgresRows.messages(rows, room, log.epoch()), limit));
  }

  @Override
  public Future<Page> beforeSeq(String room, long before, long upTo, int limit) {
    return query(BEFORE_SEQ, Tuple.of(room, before, upTo, limit + 1))
        .map(rows -> Pages.newestFirst(PostgresRows.messages(rows, room, log.epoch()), limit));
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return query(OPEN_ROOMS, Tuple.of(limit))
        .compose(
            open ->
                query(DIRECT_ROOMS, Tuple.of(user, limit))
                    .map(
                        direct -> {
                          List<RoomSummary> rooms = new ArrayList<>();
                          open.forEach(row -> rooms.add(summary(row, Optional.empty())));
                          direct.forEach(row -> rooms.add(summary(row, Optional.of(other(row)))));
                          return rooms;
                        }));
  }

  private static User other(Row row) {
    return new User(row.getString(3), row.getString(4), true);
  }

  private static RoomSummary summary(Row row, Optional<User> other) {
    return new RoomSummary(row.getString(0), row.getLong(1), row.getLong(2), 0, other);
  }

  @Override
  public Future<Boolean> knows(String user) {
    return query("SELECT 1 FROM entry WHERE sender = $1 LIMIT 1", Tuple.of(user))
        .map(rows -> rows.size() > 0);
  }

  @Override
  public Future<Void> probe() {
    return query(PROBE, Tuple.of(Long.toString(System.currentTimeMillis()))).mapEmpty();
  }

  private Future<RowSet<Row>> query(String sql, Tuple parameters) {
    return log.ask(pool, client -> client.preparedQuery(sql).execute(parameters));
  }

  /** The pool would drop what waits for a connection, without an answer. */
  @Override
  public Future<Void> close() {
    closed = true;
    watch.close();
    return Future.join(List.copyOf(underWay)).transform(done -> pool.close());
  }
}
