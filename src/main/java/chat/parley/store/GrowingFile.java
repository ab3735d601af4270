package chat.parley.store;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of a folder that grows. What is written is hashed meanwhile, if it was seen whole. What a
 * write that failed has left behind its end is written over.
 */
final class GrowingFile implements FileStore.Growing {
  private static final int PIECE_BYTES = 256 * 1024;

  private final FolderFileStore store;
  private final FileChannel channel;
  private MessageDigest hash = sha256();
  private long hashed;
  private volatile long length;

  GrowingFile(FolderFileStore store, FileChannel channel, long length) {
    this.store = store;
    this.channel = channel;
    this.length = length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
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
          if (hashed == length) {
            bytes.forEach(piece -> hash.update(piece.duplicate()));
            hashed = end;
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
          if (hashed > to) {
            hash = sha256();
            hashed = 0;
          }
          return null;
        });
  }

  /** What was written before it was opened this time has not been hashed. */
  @Override
  public Future<String> digest() {
    return store.blocking(
        () -> {
          ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
          while (hashed < length) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, length - hashed));
            if (channel.read(piece, hashed) < 0) {
              throw new IOException("a file has become shorter than it was");
            }
            hash.update(piece.flip());
            hashed += piece.limit();
          }
          return HexFormat.of().formatHex(((MessageDigest) hash.clone()).digest());
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
