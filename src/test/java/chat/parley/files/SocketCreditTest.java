package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.config.StoreConfig;
import chat.parley.message.Attachment;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.protocol.Command;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.transport.upload.Piece;
import chat.parley.transport.upload.SocketUploads;
import chat.parley.transport.upload.UploadParts;
import chat.parley.wire.UploadReply;
import chat.parley.wire.UploadRequest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is slow, who sends over a socket has no more credit, and nothing piles up. */
@ExtendWith(VertxExtension.class)
class SocketCreditTest {
  private static final int PIECE = UploadReply.PIECE_BYTES;
  private static final int WINDOW = UploadReply.WINDOW_BYTES;
  private static final long LARGE = 1L << 30;
  private static final Quotas QUOTAS =
      new Quotas(LARGE, LARGE, LARGE, LARGE, 1_000, 1_000, 1_000_000);
  private static final Sender ANN = new Sender("s", new User("ann", "Ann", true), 0);

  @TempDir private Path folder;
  private final List<JsonObject> told = new CopyOnWriteArrayList<>();
  private final Promise<Void> disksTurn = Promise.promise();
  private Context context;
  private Store store;
  private Disk disk;
  private Uploads uploads;

  @BeforeEach
  void open(Vertx vertx) {
    context = vertx.getOrCreateContext();
    store = Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 2)));
    disk = Disk.of(new FolderFileStore(vertx, folder.resolve("files")));
    uploads =
        new Uploads(store.files(), disk, QUOTAS, (millis, action) -> {}, System::currentTimeMillis);
  }

  @AfterEach
  void close() {
    disksTurn.tryComplete();
    Await.result(store.database().close());
  }

  /** The owner of the rooms, of whom only the files are asked. */
  private Future<Reply> answer(Sender sender, Command command) {
    if (command instanceof FileCommand.Begin begin) {
      StoredFile file =
          new StoredFile(
              "f".repeat(22),
              ANN.user(),
              "lobby",
              begin.name(),
              "",
              begin.size(),
              0,
              Attachment.State.UPLOADING,
              Optional.empty(),
              0,
              OptionalLong.of(1));
      return store.files().add(file, begin.cid(), QUOTAS).map(added -> new FileReply.Found(file));
    }
    return command instanceof FileCommand.Write write
        ? store.files().find(write.file()).map(found -> new FileReply.Found(found.orElseThrow()))
        : Future.succeededFuture(new Done());
  }

  private <T> Future<T> there(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(tick -> action.get().onComplete(promise));
    return promise.future();
  }

  private SocketUploads sockets(Budget budget) {
    return Await.result(
        there(
            () ->
                Future.succeededFuture(
                    new SocketUploads(
                        new UploadParts(uploads, budget, 32 * 1024),
                        this::answer,
                        ANN,
                        told::add))));
  }

  private UploadReply begins(SocketUploads sockets) {
    FileCommand.Begin wanted =
        new FileCommand.Begin("lobby", "film", "", OptionalLong.empty(), "c", "");
    return (UploadReply)
        Await.result(
            there(() -> sockets.perform(new UploadRequest.Begin(wanted, Optional.empty()))));
  }

  private Future<JsonObject> sends(SocketUploads sockets, int number) {
    return there(() -> sockets.add(new Piece(1, (long) number * PIECE, new byte[PIECE])));
  }

  private Problem refused(Future<JsonObject> piece) {
    AssertionError failed = assertThrows(AssertionError.class, () -> Await.result(piece));
    return ((Refusal) failed.getCause()).reply().problem();
  }

  private void isTold(String error) {
    Await.until(
        error + " is told",
        () -> told.stream().anyMatch(event -> event.encode().contains("\"" + error + "\"")));
  }

  private long goesOnAt(SocketUploads sockets) {
    UploadRequest.Resume resume =
        new UploadRequest.Resume("f".repeat(22), OptionalLong.empty(), Optional.empty());
    return ((UploadReply) Await.result(there(() -> sockets.perform(resume)))).file().have();
  }

  @Test
  @DisplayName("a megabyte waits for the disk and no more; then all goes on where it was safe")
  void credit() {
    disk.waits(disksTurn.future());
    Budget budget = new Budget(100L * WINDOW);
    SocketUploads sockets = sockets(budget);
    begins(sockets);
    int acknowledged = 256 * 1024 / PIECE;
    for (int number = 0; number < acknowledged; number++) {
      Await.result(sends(sockets, number));
    }
    for (int number = acknowledged; number < WINDOW / PIECE; number++) {
      sends(sockets, number);
    }
    assertEquals(Problem.RATE_LIMITED, refused(sends(sockets, WINDOW / PIECE)));
    isTold("rate_limited");
    assertTrue(budget.used() <= WINDOW, "held: " + budget.used());
    assertTrue(told.stream().allMatch(event -> event.containsKey("error")), told.toString());
    disk.works();
    disksTurn.complete();
    Await.until("nothing is held", () -> budget.used() == 0);
    long offset = goesOnAt(sockets);
    assertTrue(offset >= 256 * 1024 && offset <= WINDOW, "goes on at " + offset);
  }

  @Test
  @DisplayName("when the node has no place either, it is said, and the upload goes on later")
  void noPlace() {
    disk.waits(disksTurn.future());
    Budget budget = new Budget(400 * 1024);
    SocketUploads sockets = sockets(budget);
    begins(sockets);
    for (int number = 0; number < WINDOW / PIECE; number++) {
      sends(sockets, number);
    }
    isTold("overloaded");
    assertTrue(budget.used() <= budget.limit());
    disk.works();
    disksTurn.complete();
    assertTrue(goesOnAt(sockets) > 0);
    Await.until("nothing is held", () -> budget.used() == 0);
  }

  @Test
  @DisplayName("pieces of nothing wait for nothing, however busy the disk is")
  void nothing() {
    disk.waits(disksTurn.future());
    SocketUploads sockets = sockets(new Budget(100L * WINDOW));
    begins(sockets);
    int written = 256 * 1024 / PIECE;
    for (int number = 0; number < written; number++) {
      Await.result(sends(sockets, number));
    }
    sends(sockets, written);
    Piece empty = new Piece(1, (written + 1L) * PIECE, new byte[0]);
    assertEquals(1, Await.result(there(() -> sockets.add(empty))).getLong("upload"));
  }
}
