package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Attachment;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Lease;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** No byte is acknowledged that a power cut could take. */
@ExtendWith(VertxExtension.class)
class SafeFirstTest {
  private static final Quotas QUOTAS = new Quotas(1_000, 1_000_000, 1_000_000, 1_000_000, 9, 3, 0);

  /** A folder whose disk takes its time. */
  private record SlowDisk(FileStore store, Promise<Void> disk) implements FileStore {
    @Override
    public Future<Growing> append(String file, long safe) {
      return store.append(file, safe).map(growing -> new SlowFile(growing, disk));
    }

    @Override
    public Future<Bytes> open(String file) {
      return store.open(file);
    }

    @Override
    public Future<Void> delete(String file) {
      return store.delete(file);
    }

    @Override
    public Future<List<String>> untouched(long since, String after, int limit) {
      return store.untouched(since, after, limit);
    }
  }

  private record SlowFile(FileStore.Growing growing, Promise<Void> disk)
      implements FileStore.Growing {
    @Override
    public long length() {
      return growing.length();
    }

    @Override
    public Future<Long> append(List<ByteBuffer> bytes) {
      return growing.append(bytes);
    }

    @Override
    public Future<Void> sync() {
      return disk.future().compose(turned -> growing.sync());
    }

    @Override
    public Future<Void> truncate(long length) {
      return growing.truncate(length);
    }

    @Override
    public Future<String> digest() {
      return growing.digest();
    }

    @Override
    public Future<Void> close() {
      return growing.close();
    }
  }

  @Test
  @DisplayName(
      "an offset is told and kept only when the disk has the bytes; readers see them before")
  void order(Vertx vertx, @TempDir Path folder) {
    Store store =
        Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 2)));
    Promise<Void> disk = Promise.promise();
    Uploads uploads =
        new Uploads(
            store.files(),
            new SlowDisk(new FolderFileStore(vertx, folder.resolve("files")), disk),
            QUOTAS,
            (millis, action) -> {},
            System::currentTimeMillis);
    StoredFile file =
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
    Await.result(store.files().add(file, "c", QUOTAS));
    Lease lease = Await.result(uploads.take(file.id(), () -> {}));
    Await.result(lease.write(List.of(ByteBuffer.wrap(new byte[2]))));
    Future<Long> settled = lease.settle();
    assertEquals(2, uploads.growing(file.id()).orElseThrow().have());
    assertEquals(0, Await.result(store.files().find(file.id())).orElseThrow().have());
    assertFalse(settled.isComplete());
    disk.complete();
    assertEquals(2, Await.result(settled));
    assertEquals(2, Await.result(store.files().find(file.id())).orElseThrow().have());
    Await.result(store.database().close());
  }
}
