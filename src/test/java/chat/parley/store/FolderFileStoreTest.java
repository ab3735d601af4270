package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.message.file.FileStore;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  @DisplayName("what others have put beside the files is no file, and is left alone")
  void foreign() throws IOException {
    FileStore store = store(vertx);
    Await.result(Await.result(store.append("AAAAAAAAAAAAAAAAAAAAAA", 0, 1)).close());
    Files.createDirectories(folder.resolve("files/lost+found/AAAAAAAAAAAAAAAAAAAAAB"));
    Files.createFile(folder.resolve("files/AA/notes.txt"));
    Files.createFile(folder.resolve("files/zz"));
    assertEquals(
        List.of("AAAAAAAAAAAAAAAAAAAAAA"), Await.result(store.untouched(Long.MAX_VALUE, "", 9)));
  }

  @Test
  @DisplayName(
      "what stands beside a file is found with it, and nothing else that begins as it does")
  void beside() throws IOException {
    FileStore store = store(vertx);
    List<String> ours =
        List.of(
            "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA.512", "AAAAAAAAAAAAAAAAAAAAAA.fresh");
    for (String name : ours) {
      Await.result(Await.result(store.append(name, 0, 1)).close());
    }
    Files.createFile(folder.resolve("files/AA/AAAAAAAAAAAAAAAAAAAAAA.txt"));
    assertEquals(ours, Await.result(store.untouched(Long.MAX_VALUE, "", 9)));
  }

  @Test
  @DisplayName("files are for the user alone under whom the server runs")
  void rights() throws IOException {
    Await.result(Await.result(store(vertx).append("AAAAAAAAAAAAAAAAAAAAAA", 0, 1)).close());
    Path part = folder.resolve("files/AA");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(part.resolve("AAAAAAAAAAAAAAAAAAAAAA"))));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(part)));
  }

  @Test
  @DisplayName("nobody who sends no file gets a folder")
  void unused() {
    assertEquals(List.of(), Await.result(store(vertx).untouched(Long.MAX_VALUE, "", 9)));
    assertEquals(false, folder.resolve("files").toFile().exists());
  }
}
