package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads base64 as {@code Buffer.from(text, "base64")} of Node does, because official clients were
 * made against that: the Java client breaks lines, others are URL-safe or leave the padding out.
 * The first {@code =} ends it, what is not of the alphabet is skipped, and a last character that
 * makes no byte is dropped; so everything can be read.
 */
final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** What a character is in that alphabet; 0 when it is nothing. */
  private static final byte[] LETTERS = letters();

  private Base64Text() {}

  private static byte[] letters() {
    byte[] letters = new byte[128];
    ALPHABET.chars().forEach(letter -> letters[letter] = (byte) letter);
    letters['-'] = '+';
    letters['_'] = '/';
    return letters;
  }

  static Buffer decode(String text, int from) {
    byte[] letters = new byte[text.length() - from];
    int count = 0;
    for (int at = from; at < text.length() && text.charAt(at) != '='; at++) {
      char letter = text.charAt(at);
      if (letter < LETTERS.length && LETTERS[letter] != 0) {
        letters[count++] = LETTERS[letter];
      }
    }
    int whole = count % 4 == 1 ? count - 1 : count;
    return Buffer.buffer(Base64.getDecoder().decode(Arrays.copyOf(letters, whole)));
  }
}
