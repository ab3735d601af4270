package chat.parley.message.file;

import chat.parley.room.VisibleText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first lines of a text in UTF-8. Whatever may be something else is none. */
final class FirstLines {
  /** Most bytes of them. */
  static final int BYTES = 1024;

  private static final int MOST = 10;
  private static final String MARK = "\uFEFF";

  private FirstLines() {}

  /**
   * @param beginning at most {@value #BYTES} bytes of it
   * @param whole whether nothing follows
   */
  static Optional<String> of(ByteBuffer beginning, boolean whole) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(BYTES);
    // a letter may be cut in two where the beginning ends
    if (decoder.decode(beginning, decoded, whole).isError()) {
      return Optional.empty();
    }
    String text = decoded.flip().toString();
    if (text.chars().anyMatch(FirstLines::noText) || !VisibleText.in(text)) {
      return Optional.empty();
    }
    String lines =
        (text.startsWith(MARK) ? text.substring(1) : text)
            .lines()
            .limit(MOST)
            .collect(Collectors.joining("\n"));
    return Optional.of(lines.stripTrailing());
  }

  private static boolean noText(int character) {
    return Character.isISOControl(character) && "\t\n\f\r".indexOf(character) < 0;
  }
}
