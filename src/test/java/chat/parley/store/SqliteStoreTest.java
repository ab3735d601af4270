package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store. */
class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, config(folder));
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

  private static StoreConfig config(Path folder) {
    return new StoreConfig("", folder.toString(), "FULL", 8);
  }

  @Test
  @DisplayName("a second process, or node, on the same folder is refused in words")
  void oneAtATime(Vertx vertx) {
    AssertionError refused =
        assertThrows(AssertionError.class, () -> Await.result(Store.open(vertx, config(folder))));
    assertTrue(refused.getMessage().contains("in use by another process"), refused.getMessage());
  }

  @Test
  @DisplayName("a folder that cannot be is refused in words")
  void noFolder(Vertx vertx) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    AssertionError refused =
        assertThrows(
            AssertionError.class,
            () -> Await.result(Store.open(vertx, config(file.resolve("data")))));
    assertTrue(refused.getMessage().contains("cannot be written"), refused.getMessage());
  }
}
