package chat.parley.store;

import chat.parley.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Logs of boards in the embedded store. */
class SqliteLineStoreTest extends LineStoreContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig("", folder.resolve("data").toString(), "FULL", 8));
  }
}
