package chat.parley.store;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

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
          while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // a file gives what it has in a few turns
          }
          return bytes.flip();
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
