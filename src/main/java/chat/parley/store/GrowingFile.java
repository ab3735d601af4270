package chat.parley.store;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A file of a folder that grows. What is written is hashed meanwhile, if it was seen whole. What a
 * write that failed has left behind its end is written over.
 */
final class GrowingFile implements FileStore.Growing {
  private static final int PIECE_BYTES = 256 * 1024;

  private final FolderFileStore store;
  private final FileChannel channel;
  private final FileHash hash = new FileHash();
  private volatile long length;

  GrowingFile(FolderFileStore store, FileChannel channel, long length) {
    this.store = store;
    this.channel = channel;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Future<Long> append(List<ByteBuffer> bytes) {
    return store.blocking(
        () -> {
          long end = written(bytes);
          long at = length;
          for (ByteBuffer piece : bytes) {
            hash.next(at, piece);
            at += piece.remaining();
          }
          length = end;
          return length;
        });
  }

  private long written(List<ByteBuffer> bytes) throws IOException {
    long end = length;
    try {
      for (ByteBuffer piece : bytes) {
        ByteBuffer left = piece.duplicate();
        while (left.hasRemaining()) {
          end += channel.write(left, end);
        }
      }
      return end;
    } catch (IOException cause) {
      giveBack(cause);
      throw cause;
    }
  }

  /** On a full disk others want the place. */
  private void giveBack(IOException cause) {
    try {
      channel.truncate(length);
    } catch (IOException second) {
      cause.addSuppressed(second);
    }
  }

  @Override
  public Future<Void> sync() {
    return store.blocking(
        () -> {
          channel.force(false);
          return null;
        });
  }

  @Override
  public Future<Void> truncate(long to) {
    return store.blocking(
        () -> {
          channel.truncate(to);
          length = to;
          hash.cut(to);
          return null;
        });
  }

  /** What was written before it was opened this time has not been hashed. */
  @Override
  public Future<String> digest() {
    return store.blocking(
        () -> {
          ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
          while (hash.length() < length) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, length - hash.length()));
            if (channel.read(piece, hash.length()) < 0) {
              throw new IOException("a file has become shorter than it was");
            }
            hash.next(hash.length(), piece.flip());
          }
          return hash.digest();
        });
  }

  @Override
  public Future<Void> close() {
    return store.blocking(
        () -> {
          channel.close();
          return null;
        });
  }
}
