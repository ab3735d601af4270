package chat.parley.store;

import chat.parley.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.Optional;

/** Opens PostgreSQL, with what each capability keeps there. */
final class PostgresStore {

  private PostgresStore() {}

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
              // the bytes of files have half as many connections as all else, and none of theirs:
              // all of them go the way of what is written, and a message never waits behind a film
              PostgresPool files = new PostgresPool(vertx, address, config, log::opened);
              return pool.run(log::look)
                  .compose(looked -> fact(pool, "secret", Secrets.secret()))
                  .map(secret -> store(vertx, pool, files, log, clock, secret, address))
                  .onFailure(cause -> Future.join(pool.close(), files.close()));
            })
        .recover(cause -> Future.failedFuture(address.unreachable(cause)));
  }

  private static Store store(
      Vertx vertx,
      PostgresPool pool,
      PostgresPool files,
      PostgresLog log,
      DatabaseClock clock,
      String secret,
      PostgresAddress address) {
    DatabaseWatch watch = new DatabaseWatch(vertx, pool, log, clock);
    PostgresDatabase database = new PostgresDatabase(pool, files, log, watch);
    PostgresMessageStore messages = new PostgresMessageStore(database);
    return new Store(
        database,
        new PostgresRoomStore(database, messages),
        messages,
        new PostgresSearchStore(vertx, database, messages),
        new PostgresOpenMessageStore(database),
        new PostgresInboxStore(database),
        new PostgresRetentionStore(database),
        new PostgresExportStore(database),
        new PostgresFileRecords(database),
        new PostgresDocumentStore(database),
        new PostgresBoardStore(database),
        new PostgresLineStore(database),
        Optional.of(new PostgresFileStore(vertx, database)),
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
}
