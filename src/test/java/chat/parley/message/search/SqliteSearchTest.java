package chat.parley.message.search;

import chat.parley.config.StoreConfig;
import chat.parley.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The index in FTS5. */
public class SqliteSearchTest extends SearchContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 8));
  }
}
