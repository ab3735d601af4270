package chat.parley.files;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A folder whose disk takes its time, or fails, when a test says so. */
record Disk(FileStore store, AtomicReference<Supplier<Future<Void>>> turn) implements FileStore {
  static Disk of(FileStore store) {
    return new Disk(store, new AtomicReference<>(Future::succeededFuture));
  }

  /** From now on each sync waits for this. */
  void waits(Future<Void> until) {
    turn.set(() -> until);
  }

  void fails() {
    turn.set(() -> Future.failedFuture(new IOException("the disk is broken")));
  }

  void works() {
    turn.set(Future::succeededFuture);
  }

  @Override
  public Future<Growing> append(String file, long safe, long writer) {
    return store.append(file, safe, writer).map(growing -> new OnDisk(growing, turn));
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
  public Future<Void> replace(String fresh, String file, long writer) {
    return store.replace(fresh, file, writer);
  }

  @Override
  public Future<List<String>> untouched(long since, String after, int limit) {
    return store.untouched(since, after, limit);
  }

  private record OnDisk(Growing growing, AtomicReference<Supplier<Future<Void>>> turn)
      implements Growing {
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
      return turn.get().get().compose(turned -> growing.sync());
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
}
