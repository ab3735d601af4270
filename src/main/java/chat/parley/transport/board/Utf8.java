package chat.parley.transport.board;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads text that must be well-formed: two names that are not the same must not become one. */
final class Utf8 {
  static final String FAULT = "This is not UTF-8.";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8() {}

  /**
   * Empty when it is not UTF-8.
   *
   * @param first whether a body begins with it, where some editors put a mark
   */
  static Optional<String> text(byte[] bytes, int length, boolean first) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return Optional.of(first && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
