package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.parley.config.StoreConfig;
import chat.parley.document.DocumentStore;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents in the embedded store. */
class SqliteDocumentStoreTest extends DocumentStoreContract {
  private static final String EARLIER = "release-0.1.0.db.gz";

  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return open(vertx, "data");
  }

  private Future<Store> open(Vertx vertx, String data) {
    return Store.open(vertx, new StoreConfig("", folder.resolve(data).toString(), "FULL", 8));
  }

  @Test
  @DisplayName("a backup has the documents; what is restored from it has another epoch")
  void backup() {
    append(draft(ann, NOW, "a", 1L), draft(bob, NOW, "b", 2L));
    keep(1, "a");
    Path backup = folder.resolve("backup");
    SqliteBackup.of(folder.resolve("data"), Optional.empty()).to(backup, false, percent -> {});
    append(draft(ann, NOW, "c", 1L));
    SqliteRestore.run(folder.resolve("other"), Optional.empty(), backup);
    OpenStore restored = OpenStore.of(open(vertx, "other"));
    DocumentStore documents = restored.store().documents();
    assertNotEquals(documents().epoch(), documents.epoch());
    assertEquals(2, Await.result(documents.head(notes.path())));
    assertArrayEquals(bytes("a"), Await.result(documents.compact(notes, 2)).update());
    assertEquals(Map.of(1L, ann, 2L, bob), Await.result(documents.writers(notes)));
    Await.result(restored.close());
  }

  @Test
  @DisplayName("a database that lacks updates of a document is not the one that was in use")
  void seal() throws Exception {
    OpenStore store = OpenStore.of(open(vertx, "sealed"));
    String epoch = store.store().documents().epoch();
    Await.result(store.store().documents().append(notes.path(), List.of(draft(ann, NOW, "a"))));
    Await.result(store.close());
    Path seal = folder.resolve("sealed/parley.seal");
    JsonObject running = new JsonObject(Files.readString(seal));
    assertEquals(1, running.getLong("entries"));
    running.remove("changed");
    running.put("entries", 2).put("written", System.currentTimeMillis());
    Files.writeString(seal, running.encode());
    OpenStore again = OpenStore.of(open(vertx, "sealed"));
    assertNotEquals(epoch, again.store().documents().epoch());
    Await.result(again.close());
  }

  @Test
  @DisplayName("a backup of a release that knew no documents is restored")
  void earlier() throws IOException {
    Path backup = folder.resolve("earlier");
    try (InputStream packed = SqliteDocumentStoreTest.class.getResourceAsStream(EARLIER);
        InputStream database = new GZIPInputStream(packed)) {
      Files.copy(database, backup);
    }
    SqliteRestore.run(folder.resolve("young"), Optional.empty(), backup);
    OpenStore store = OpenStore.of(open(vertx, "young"));
    assertEquals(List.of(), Await.result(store.store().documents().list("lobby", NOW, 9)));
    Await.result(store.close());
  }
}
