package chat.parley.store;

import chat.parley.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Opens the embedded database, with what each capability keeps there. */
final class SqliteStore {

  private SqliteStore() {}

  static Future<Store> open(Vertx vertx, StoreConfig config) {
    return vertx.executeBlocking(
        () -> {
          SqliteFolder folder = SqliteFolder.lock(config.data(), config.synchronous());
          try {
            SqliteOpening opened = SqliteOpening.of(folder);
            SqliteDatabase database = new SqliteDatabase(vertx, folder, opened);
            SqliteMessageStore messages = new SqliteMessageStore(database);
            return new Store(
                database,
                new SqliteRoomStore(database, messages),
                messages,
                new SqliteSearchStore(database, messages),
                new SqliteOpenMessageStore(database),
                new SqliteInboxStore(database),
                new SqliteRetentionStore(database),
                new SqliteExportStore(database),
                new SqliteFileRecords(database),
                new SqliteDocumentStore(database),
                new SqliteBoardStore(database),
                new SqliteLineStore(database),
                Optional.empty(),
                opened.secret(),
                "SQLite in " + folder.path(),
                Optional.empty(),
                Optional.empty());
          } catch (SQLException | IOException | RuntimeException cause) {
            folder.unlock();
            throw folder.unusable(cause);
          }
        });
  }
}
