package chat.parley.picture;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** Where files are kept, for the thread that may wait for it. Fails with {@link StorageFailed}. */
final class Kept {
  private final FileStore store;
  private final long writer;

  /**
   * @param writer the number of who works on the file
   */
  Kept(FileStore store, long writer) {
    this.store = store;
    this.writer = writer;
  }

  /**
   * What is on the disk.
   *
   * @param facts what was found while it was written
   */
  record Written<T>(T facts, long size, String digest) {}

  /** Writes something, and may fail in the middle. */
  interface Writing<T> {
    T to(OutputStream out) throws IOException;
  }

  void delete(String name) {
    Waiting.on(store.delete(name));
  }

  void replace(String fresh, String file) {
    Waiting.on(store.replace(fresh, file, writer));
  }

  long length(String name) {
    return look(name, file -> Future.succeededFuture(file.length()));
  }

  String digest(String name) {
    return look(name, FileStore.Growing::digest);
  }

  private <T> T look(String name, Function<FileStore.Growing, Future<T>> question) {
    FileStore.Growing file = Waiting.on(store.append(name, Long.MAX_VALUE, writer));
    try {
      return Waiting.on(question.apply(file));
    } finally {
      file.close();
    }
  }

  StoredSource open(String name, long length, Deadline deadline) {
    return new StoredSource(Waiting.on(store.open(name)), length, deadline);
  }

  /** Writes a file, from its beginning. */
  <T> Written<T> write(String name, Writing<T> writing) throws IOException {
    FileStore.Growing file = Waiting.on(store.append(name, 0, writer));
    try {
      StoredOutput out = new StoredOutput(file);
      T facts = writing.to(out);
      out.flush();
      Waiting.on(file.sync());
      return new Written<>(facts, file.length(), Waiting.on(file.digest()));
    } finally {
      file.close();
    }
  }

  Written<Integer> write(String name, byte[] bytes) throws IOException {
    return write(
        name,
        out -> {
          out.write(bytes);
          return bytes.length;
        });
  }
}
