package chat.parley.store;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A file of a folder, for one reader. */
final class FolderBytes implements FileStore.Bytes {
  private final FolderFileStore store;
  private final FileChannel channel;

  FolderBytes(FolderFileStore store, FileChannel channel) {
    this.store = store;
    this.channel = channel;
  }

  @Override
  public Future<ByteBuffer> read(long from, int most) {
    return store.blocking(
        () -> {
          ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(most, left(from))));
          filled(from, bytes);
          return bytes.flip();
        });
  }

  @Override
  public Future<Integer> read(long from, ByteBuffer into) {
    return store.blocking(() -> filled(from, into));
  }

  /** A file gives what it has in a few turns. */
  private int filled(long from, ByteBuffer into) throws IOException {
    int length = 0;
    int more = 1;
    while (into.hasRemaining() && more > 0) {
      more = channel.read(into, from + length);
      length += Math.max(0, more);
    }
    return length;
  }

  @Override
  public Optional<FileChannel> channel() {
    return Optional.of(channel);
  }

  /** To nowhere, from within the kernel: nothing is copied, and what is not in memory is read. */
  @Override
  public Future<Long> load(long from, long length) {
    return store.blocking(
        () -> {
          long loaded = 0;
          long more = 1;
          while (loaded < length && more > 0) {
            more = channel.transferTo(from + loaded, length - loaded, store.nowhere());
            loaded += more;
          }
          return loaded;
        });
  }

  private long left(long from) throws IOException {
    return channel.size() - from;
  }

  /** Closing a file that was only read waits for nothing, but it may not be on a loop. */
  @Override
  public void close() {
    store.blocking(
        () -> {
          channel.close();
          return null;
        });
  }
}
