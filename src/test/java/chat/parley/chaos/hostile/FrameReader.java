package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * Reads a server's WebSocket frames, but of each only the beginning: who is sent hundreds of
 * megabytes need not spend his time on them.
 */
final class FrameReader {
  private static final int LONGEST_HEADER = 10;
  private static final int KEPT = 600;

  private final Listener listener;
  private final byte[] start = new byte[LONGEST_HEADER + KEPT];
  private int have;
  private long skip;

  /** Who hears of frames. */
  interface Listener {
    /**
     * @param payload its beginning
     */
    void frame(int opcode, byte[] payload);
  }

  FrameReader(Listener listener) {
    this.listener = listener;
  }

  void read(Buffer bytes, int from) {
    int at = from;
    while (at < bytes.length()) {
      int step = (int) Math.min(bytes.length() - at, skip > 0 ? skip : wanted() - have);
      if (skip > 0) {
        skip -= step;
      } else {
        bytes.getBytes(at, at + step, start, have);
        have += step;
        complete();
      }
      at += step;
    }
  }

  private void complete() {
    if (have < wanted()) {
      return;
    }
    byte[] payload = Arrays.copyOfRange(start, header(), have);
    skip = length() - payload.length;
    have = 0;
    listener.frame(start[0] & 0x0F, payload);
  }

  /** How many bytes there have to be before more can be said; grows as they come. */
  private int wanted() {
    if (have < 2) {
      return 2;
    }
    return have < header() ? header() : header() + (int) Math.min(KEPT, length());
  }

  private int header() {
    int length = start[1] & 0x7F;
    return length == 126 ? 4 : length == 127 ? LONGEST_HEADER : 2;
  }

  private long length() {
    long length = start[1] & 0x7F;
    if (length < 126) {
      return length;
    }
    length = 0;
    for (int i = 2; i < header(); i++) {
      length = length << 8 | start[i] & 0xFF;
    }
    return length;
  }
}
