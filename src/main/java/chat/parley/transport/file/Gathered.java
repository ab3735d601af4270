package chat.parley.transport.file;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What has come of a body and waits to be written, in one piece: a client that sends single bytes
 * takes no more memory than one who sends many at once. Used on one loop.
 */
final class Gathered {
  private static final byte[] NOTHING = {};

  /** Who sends so much again and again fills it: what he sends is not moved each time. */
  private static final int LARGE_BYTES = 8 * 1024;

  private final int enough;
  private byte[] bytes = NOTHING;
  private int size;

  /**
   * @param enough bytes of which no more are waited for
   */
  Gathered(int enough) {
    this.enough = enough;
  }

  void add(Buffer piece) {
    int grown = size + piece.length();
    if (grown > bytes.length) {
      boolean steady = size > 0 && piece.length() >= LARGE_BYTES;
      int length = steady ? enough + LARGE_BYTES : 2 * bytes.length;
      bytes = Arrays.copyOf(bytes, Math.max(grown, length));
    }
    piece.getBytes(0, piece.length(), bytes, size);
    size = grown;
  }

  int size() {
    return size;
  }

  /** All of it; then nothing waits any more. */
  ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(bytes, 0, size);
    bytes = NOTHING;
    size = 0;
    return taken;
  }
}
