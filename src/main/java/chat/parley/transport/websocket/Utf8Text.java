package chat.parley.transport.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text that arrives in pieces, cut anywhere; the first bad byte is refused (RFC 6455, 8.1).
 */
final class Utf8Text {
  private static final int NOT_UTF8 = 1007;
  private static final int BLOCK = 8 * 1024;
  private static final char REPLACEMENT = '\uFFFD';

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final StringBuilder text = new StringBuilder();
  private byte[] cut = new byte[0];

  void add(byte[] bytes, boolean last) throws MessageException {
    if (!last || cut.length > 0 || !added(bytes)) {
      decode(bytes, last);
    }
  }

  /**
   * Nearly every piece is a whole text, which the JDK reads much faster as one. It puts {@link
   * #REPLACEMENT} for what is no UTF-8; a text that has one, maybe of its own, is looked at
   * closely.
   */
  private boolean added(byte[] bytes) {
    String whole = new String(bytes, StandardCharsets.UTF_8);
    boolean good = whole.indexOf(REPLACEMENT) < 0;
    if (good) {
      text.append(whole);
    }
    return good;
  }

  private void decode(byte[] bytes, boolean last) throws MessageException {
    ByteBuffer in = joined(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(BLOCK, in.remaining() + 1));
    CoderResult result;
    do {
      result = decoder.decode(in, out, last);
      text.append(out.flip());
      out.clear();
    } while (result.isOverflow());
    if (result.isError()) {
      throw new MessageException(NOT_UTF8, "text must be UTF-8");
    }
    cut = new byte[in.remaining()];
    in.get(cut);
  }

  /** A character may have been cut in two; its first bytes were kept. */
  private ByteBuffer joined(byte[] bytes) {
    if (cut.length == 0) {
      return ByteBuffer.wrap(bytes);
    }
    return ByteBuffer.allocate(cut.length + bytes.length).put(cut).put(bytes).flip();
  }

  String text() {
    return text.toString();
  }
}
