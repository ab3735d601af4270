package chat.parley.message.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Attachment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of which all has come, and whose end nobody has heard of. */
@ExtendWith(VertxExtension.class)
class ArrivedTest {
  private static final Quotas QUOTAS = new Quotas(1_000, 1_000_000, 1_000_000, 1_000_000, 9, 3, 0);
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;
  private final StoredFile file =
      new StoredFile(
          "AAAAAAAAAAAAAAAAAAAAAA",
          new User("ann", "Ann", true),
          "lobby",
          "a",
          "text/plain",
          OptionalLong.of(3),
          0,
          Attachment.State.UPLOADING,
          Optional.empty(),
          0,
          OptionalLong.empty());
  private Store store;
  private FileStore bytes;

  @BeforeEach
  void open(Vertx vertx) {
    store = Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 2)));
    bytes = new FolderFileStore(vertx, folder.resolve("files"));
    Await.result(store.files().add(file, "c", QUOTAS));
  }

  @AfterEach
  void close() {
    Await.result(store.database().close());
  }

  /** As a node begins that knows of nothing that another one has open. */
  private Uploads uploads() {
    return new Uploads(
        store.files(), bytes, QUOTAS, (millis, action) -> {}, System::currentTimeMillis);
  }

  private Lease sent(String text) {
    Lease lease = Await.result(uploads().take(file.id(), () -> {}));
    Await.result(lease.write(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))));
    Await.result(lease.settle());
    return lease;
  }

  private StoredFile found() {
    return Await.result(store.files().find(file.id())).orElseThrow();
  }

  @Test
  @DisplayName("what was safe before its node died is completed, and not taken away")
  void completed() {
    sent("abc");
    assertTrue(found().arrived());
    StoredFile completed = Await.result(Recovery.complete(uploads(), found())).orElseThrow();
    assertEquals(Optional.of(ABC), completed.digest());
    assertEquals(completed, found());
  }

  @Test
  @DisplayName("what is not all there is not completed, whatever is known of it")
  void missing() {
    sent("abc");
    StoredFile believed = found();
    Await.result(bytes.delete(file.id()));
    assertEquals(Optional.empty(), Await.result(Recovery.complete(uploads(), believed)));
  }

  @Test
  @DisplayName("an end that was stored although nobody heard so is the end; another one is not")
  void unheard() {
    Lease lease = sent("abc");
    StoredFile whole = found().completed("text/plain", ABC);
    assertTrue(Await.result(store.files().end(whole, 1)));
    assertEquals(Optional.of(ABC), Await.result(lease.complete()).digest());
    assertEquals(whole.digest(), found().digest());
  }

  @Test
  @DisplayName("an end with other bytes is another one's")
  void others() {
    Lease lease = sent("abc");
    assertTrue(Await.result(store.files().end(found().completed("text/plain", "0"), 1)));
    Problem problem =
        Await.result(
                lease
                    .complete()
                    .map(Optional.<Problem>empty())
                    .otherwise(cause -> Optional.of(((Refusal) cause).reply().problem())))
            .orElseThrow();
    assertEquals(Problem.NO_SUCH_FILE, problem);
  }
}
