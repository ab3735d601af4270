package chat.parley.picture;

import chat.parley.message.file.FileStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A file that is kept, read until its time is up. */
final class StoredSource implements Source, AutoCloseable {
  private final FileStore.Bytes bytes;
  private final long length;
  private final Deadline deadline;
  private Optional<StorageFailed> failure = Optional.empty();

  StoredSource(FileStore.Bytes bytes, long length, Deadline deadline) {
    this.bytes = bytes;
    this.length = length;
    this.deadline = deadline;
  }

  /** What happened while a decoder read, which may have made something else of it. */
  void complain() {
    failure.ifPresent(
        cause -> {
          throw cause;
        });
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long at, byte[] into, int offset, int most) throws IOException {
    deadline.check();
    try {
      ByteBuffer piece = Waiting.on(bytes.read(at, (int) Math.min(most, length - at)));
      int some = piece.remaining();
      piece.get(into, offset, some);
      return some;
    } catch (StorageFailed cause) {
      failure = Optional.of(cause);
      throw cause;
    }
  }

  @Override
  public void close() {
    bytes.close();
  }
}
