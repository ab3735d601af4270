package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.message.file.FileStore;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a folder. */
class FolderFileStoreTest extends FileStoreContract {
  @TempDir private Path folder;

  @Override
  protected FileStore store(Vertx vertx) {
    return new FolderFileStore(vertx, folder.resolve("files"));
  }

  @Test
  @DisplayName("nobody who sends no file gets a folder")
  void unused(Vertx vertx) {
    assertEquals(List.of(), Await.result(store(vertx).untouched(Long.MAX_VALUE, "", 9)));
    assertEquals(false, folder.resolve("files").toFile().exists());
  }
}
