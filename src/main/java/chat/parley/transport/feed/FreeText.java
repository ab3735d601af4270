package chat.parley.transport.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bends texts of others into what a board can hold. */
public final class FreeText {
  private static final String MORE = "…";
  private static final int MORE_BYTES = 3;
  private static final int UNIT_BYTES = 3;

  private FreeText() {}

  /**
   * The text, or its beginning, with a question mark for what is no character.
   *
   * @param bytes that it takes at most, as UTF-8
   */
  public static String cut(String text, int bytes) {
    String whole = begin(text, bytes);
    return whole.length() == text.length()
        ? whole
        : begin(text, Math.max(0, bytes - MORE_BYTES)) + MORE;
  }

  /** As much as fits; each unit stays one unit. */
  private static String begin(String text, int bytes) {
    ByteBuffer encoded = ByteBuffer.allocate(Math.min(bytes, UNIT_BYTES * text.length()));
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(text), encoded, true);
    return new String(encoded.array(), 0, encoded.position(), StandardCharsets.UTF_8);
  }
}
