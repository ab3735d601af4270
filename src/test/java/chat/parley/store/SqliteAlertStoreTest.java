package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in the embedded store. */
class SqliteAlertStoreTest extends AlertStoreContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig("", folder.resolve("data").toString(), "FULL", 8));
  }

  @Test
  @DisplayName("without alerts there is nothing to look after")
  void none() {
    assertTrue(Await.result(alerts().claim("n", 1_000)).isEmpty());
  }
}
