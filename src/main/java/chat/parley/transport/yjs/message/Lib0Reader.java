package chat.parley.transport.yjs.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what lib0 has written, with its bounds checked before anything is allocated.
 *
 * <pre>  varUint: 7 bits a byte, the lowest first, 0x80 = more follows; at most 2^53 - 1
 *  bytes:   varUint length, that many bytes
 *  string:  bytes of UTF-8  </pre>
 */
public final class Lib0Reader {
  private static final long MOST = (1L << 53) - 1;
  private static final int MOST_SHIFT = 49;

  private final byte[] data;
  private int at;

  public Lib0Reader(byte[] data) {
    this.data = data;
  }

  boolean more() {
    return at < data.length;
  }

  /**
   * @throws MalformedMessage when it has no end, or is more than a number of JavaScript can be
   */
  public long varUint() {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int next = next();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (value > MOST) {
          throw new MalformedMessage("a number is too large");
        }
        return value;
      }
    }
    throw new MalformedMessage("a number is too long");
  }

  private int next() {
    if (!more()) {
      throw new MalformedMessage("the message is cut off");
    }
    return data[at++] & 0xff;
  }

  byte[] bytes() {
    int from = skip();
    return Arrays.copyOfRange(data, from, at);
  }

  /** Passes over bytes, or a string; gives where they begin. */
  private int skip() {
    long length = varUint();
    if (length > data.length - at) {
      throw new MalformedMessage("the message is cut off");
    }
    int from = at;
    at += (int) length;
    return from;
  }

  public String string() {
    int from = skip();
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(data, from, at - from))
          .toString();
    } catch (CharacterCodingException broken) {
      throw new MalformedMessage("text must be UTF-8");
    }
  }

  /** All that has not been read. */
  byte[] rest() {
    int from = at;
    at = data.length;
    return Arrays.copyOfRange(data, from, at);
  }
}
