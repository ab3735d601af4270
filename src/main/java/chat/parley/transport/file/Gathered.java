package chat.parley.transport.file;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What has come of a body and waits to be written: large pieces as they came, small ones in one, so
 * that a client that sends single bytes takes no more memory than one who sends many at once. Used
 * on one loop.
 */
final class Gathered {
  private static final byte[] NOTHING = {};
  private static final int LARGE_BYTES = 8 * 1024;

  private final boolean own;
  private List<ByteBuffer> large = List.of();
  private byte[] small = NOTHING;
  private int smallSize;
  private int size;

  /**
   * @param own whether nobody else has the pieces, or uses their place again: then they are not
   *     copied
   */
  Gathered(boolean own) {
    this.own = own;
  }

  void add(Buffer piece) {
    size += piece.length();
    if (own && piece.length() >= LARGE_BYTES) {
      join();
      behind(((BufferInternal) piece).getByteBuf().nioBuffer());
      return;
    }
    int grown = smallSize + piece.length();
    if (grown > small.length) {
      small = Arrays.copyOf(small, Math.max(grown, 2 * small.length));
    }
    piece.getBytes(0, piece.length(), small, smallSize);
    smallSize = grown;
  }

  private void behind(ByteBuffer bytes) {
    large = large.isEmpty() ? new ArrayList<>(4) : large;
    large.add(bytes);
  }

  private void join() {
    if (smallSize > 0) {
      behind(ByteBuffer.wrap(small, 0, smallSize));
      small = NOTHING;
      smallSize = 0;
    }
  }

  int size() {
    return size;
  }

  /** All of it, in its order; then nothing waits any more. */
  List<ByteBuffer> take() {
    join();
    List<ByteBuffer> taken = large;
    large = List.of();
    size = 0;
    return taken;
  }
}
