package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Attachment;
import chat.parley.message.file.FileSweep;
import chat.parley.message.file.Lease;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a file is true, whatever the disk, the quotas and others do meanwhile. */
@ExtendWith(VertxExtension.class)
class SafeFirstTest {
  private static final long MEGABYTE = 1 << 20;
  private static final Quotas QUOTAS =
      new Quotas(100 * MEGABYTE, MEGABYTE, 100 * MEGABYTE, 100 * MEGABYTE, 1_000, 1_000, 0);
  private static final long DAY = 24 * 3_600_000;

  @TempDir private Path folder;
  private final List<Runnable> timers = new ArrayList<>();
  private Store store;
  private Disk disk;
  private Uploads uploads;

  @BeforeEach
  void open(Vertx vertx) {
    store = Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 2)));
    disk = Disk.of(new FolderFileStore(vertx, folder.resolve("files")));
    uploads =
        new Uploads(
            store.files(),
            disk,
            QUOTAS,
            (millis, action) -> timers.add(action),
            System::currentTimeMillis);
  }

  @AfterEach
  void close() {
    Await.result(store.database().close());
  }

  private static String id(int number) {
    return String.format("%022d", number);
  }

  private StoredFile added(int number, OptionalLong size) {
    StoredFile file =
        new StoredFile(
            id(number),
            new User("ann", "Ann", true),
            "lobby",
            "a",
            "text/plain",
            size,
            0,
            Attachment.State.UPLOADING,
            Optional.empty(),
            0,
            OptionalLong.empty());
    assertEquals(Optional.empty(), Await.result(store.files().add(file, "c" + number, QUOTAS)));
    return file;
  }

  private Lease taken(StoredFile file) {
    return Await.result(uploads.take(file.id(), () -> {}));
  }

  private static Future<Void> written(Lease lease, long bytes) {
    return lease.write(List.of(ByteBuffer.wrap(new byte[(int) bytes])));
  }

  private StoredFile kept(StoredFile file) {
    return Await.result(store.files().find(file.id())).orElseThrow();
  }

  private long onDisk(StoredFile file) {
    try {
      return Files.size(path(file.id()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Path path(String id) {
    return folder.resolve("files").resolve(id.substring(0, 2)).resolve(id);
  }

  private static Problem refused(Future<?> asked) {
    Throwable cause = assertThrows(Throwable.class, () -> Await.result(asked));
    while (!(cause instanceof Refusal) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return assertInstanceOf(Refusal.class, cause).reply().problem();
  }

  @Test
  @DisplayName(
      "an offset is told and kept only when the disk has the bytes; readers see them before")
  void order() {
    Promise<Void> turning = Promise.promise();
    StoredFile file = added(1, OptionalLong.of(3));
    Lease lease = taken(file);
    disk.waits(turning.future());
    Await.result(written(lease, 2));
    Future<Long> settled = lease.settle();
    assertEquals(2, uploads.growing(file.id()).orElseThrow().have());
    assertEquals(0, kept(file).have());
    assertFalse(settled.isComplete());
    turning.complete();
    assertEquals(2, Await.result(settled));
    assertEquals(2, kept(file).have());
  }

  @Test
  @DisplayName("what there is no place for is taken back, and what fits then is taken")
  void shortage() {
    StoredFile file = added(1, OptionalLong.empty());
    Lease lease = taken(file);
    Await.result(written(lease, MEGABYTE / 2));
    assertEquals(MEGABYTE / 2, Await.result(lease.settle()));
    Await.result(written(lease, MEGABYTE));
    assertEquals(Problem.TOO_LARGE, refused(lease.settle()));
    assertEquals(MEGABYTE / 2, onDisk(file));
    assertEquals(MEGABYTE / 2, lease.file().have());
    Await.result(written(lease, MEGABYTE / 2));
    assertEquals(MEGABYTE, Await.result(lease.settle()));
    assertEquals(Problem.TOO_LARGE, refused(lease.size(2 * MEGABYTE)));
    assertEquals(OptionalLong.empty(), lease.file().size());
    assertEquals(MEGABYTE, Await.result(lease.complete()).size().orElseThrow());
  }

  @Test
  @DisplayName("what waits for its checksum takes place too")
  void held() {
    StoredFile file = added(1, OptionalLong.empty());
    Lease lease = taken(file);
    lease.hold();
    assertEquals(Problem.TOO_LARGE, refused(written(lease, 9 * MEGABYTE)));
    assertEquals(0, onDisk(file));
  }

  @Test
  @DisplayName("after a sync that failed nothing counts that the disk may have lost")
  void brokenSync() {
    StoredFile file = added(1, OptionalLong.empty());
    Lease lease = taken(file);
    Await.result(written(lease, 10));
    disk.fails();
    assertThrows(Throwable.class, () -> Await.result(lease.settle()));
    disk.works();
    assertEquals(0, Await.result(lease.settle()));
    assertEquals(0, onDisk(file));
  }

  @Test
  @DisplayName("whoever could not take a file does not keep it open")
  void givenBack() {
    StoredFile file = added(1, OptionalLong.empty());
    Lease lease = taken(file);
    Await.result(written(lease, 10));
    disk.fails();
    assertThrows(Throwable.class, () -> taken(file));
    timers.forEach(Runnable::run);
    assertTrue(uploads.growing(file.id()).isEmpty());
    disk.works();
    assertEquals(0, taken(file).file().have());
  }

  @Test
  @DisplayName("whoever comes late to a file that is complete changes nothing of it")
  void complete() {
    StoredFile file = added(1, OptionalLong.of(5));
    Lease lease = taken(file);
    Await.result(written(lease, 5));
    StoredFile whole = Await.result(lease.complete());
    uploads.left(file.id());
    assertEquals(Problem.REPLACED, refused(uploads.take(file.id(), () -> {})));
    assertEquals(5, onDisk(file));
    assertEquals(whole, kept(file));
  }

  @Test
  @DisplayName("a file that was taken away is not written on, and has not failed")
  void gone() {
    StoredFile file = added(1, OptionalLong.of(5));
    Lease lease = taken(file);
    Await.result(store.files().remove(file.id()));
    Await.result(written(lease, 5));
    assertEquals(Problem.NO_SUCH_FILE, refused(lease.settle()));
    assertEquals(Problem.NO_SUCH_FILE, refused(lease.fail()));
    assertEquals(Problem.NO_SUCH_FILE, refused(uploads.take(id(2), () -> {})));
    assertFalse(Files.exists(path(id(2))));
  }

  @Test
  @DisplayName("ten thousand who want the same file at once are served one after the other")
  void crowd() {
    Promise<Void> turning = Promise.promise();
    StoredFile file = added(1, OptionalLong.empty());
    Lease lease = taken(file);
    Await.result(written(lease, 5));
    disk.waits(turning.future());
    List<Future<Lease>> all =
        IntStream.range(0, 10_000).mapToObj(i -> uploads.take(file.id(), () -> {})).toList();
    turning.complete();
    Await.result(Future.all(all));
    assertEquals(5, Await.result(all.get(9_999)).file().have());
  }

  @Test
  @DisplayName("a sweep takes all that nobody asks for, and leaves what somebody has")
  void sweep() throws IOException {
    for (int i = 0; i < 250; i++) {
      added(i, OptionalLong.of(0));
    }
    StoredFile live = added(900, OptionalLong.of(5));
    Await.result(written(taken(live), 5));
    Await.result(taken(live).settle());
    for (int i = 250; i < 253; i++) {
      Files.createDirectories(path(id(i)).getParent());
      Files.setLastModifiedTime(Files.createFile(path(id(i))), FileTime.fromMillis(0));
    }
    List<StoredFile> failed = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    long now = System.currentTimeMillis();
    Await.result(new FileSweep(uploads, now - DAY / 2, failed::add).clean(failures::add));
    assertEquals(List.of(), failures);
    assertEquals(250, failed.size());
    assertEquals(
        List.of(id(900)),
        Await.result(store.files().after("", 9)).stream().map(StoredFile::id).toList());
    assertFalse(Files.exists(path(id(252))));
    assertEquals(5, onDisk(live));
  }
}
