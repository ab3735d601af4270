package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Conversations in the embedded store. */
class SqliteInboxStoreTest extends InboxStoreContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 8));
  }

  @Override
  protected void sql(OpenStore store, String statement) {
    SqliteDatabase database = (SqliteDatabase) store.store().database();
    Await.result(
        database.write(
            writer -> {
              writer.writing(1).run(statement);
              return null;
            }));
  }
}
