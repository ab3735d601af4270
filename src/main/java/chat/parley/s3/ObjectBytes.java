package chat.parley.s3;

import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.nio.ByteBuffer;

/**
 * An object for one reader: asked for in pieces that are larger than those he takes, as each costs
 * a request. Used one read after the other.
 */
final class ObjectBytes implements FileStore.Bytes {
  private static final int WINDOW_BYTES = 1024 * 1024;

  private final Objects objects;
  private final String name;
  private final long length;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;

  ObjectBytes(Objects objects, String name, long length) {
    this.objects = objects;
    this.name = name;
    this.length = length;
  }

  @Override
  public Future<ByteBuffer> read(long from, int most) {
    if (from >= length || most <= 0) {
      return Future.succeededFuture(ByteBuffer.allocate(0));
    }
    if (from >= start && from < start + window.limit()) {
      return Future.succeededFuture(piece(from, most));
    }
    long last = Math.min(length, from + Math.max(most, WINDOW_BYTES)) - 1;
    return objects
        .read(name, from, last)
        .map(
            bytes -> {
              window = bytes;
              start = from;
              return piece(from, most);
            });
  }

  private ByteBuffer piece(long from, int most) {
    int at = (int) (from - start);
    return window.slice(at, Math.min(most, window.limit() - at));
  }

  @Override
  public void close() {
    window = ByteBuffer.allocate(0);
  }
}
