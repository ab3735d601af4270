package chat.parley.store;

import chat.parley.message.MessageDraft;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a message said first, by a hash: what is left of it when it is deleted, so that a send which
 * is repeated after that is known again. PostgreSQL makes the same (blank_message).
 */
final class FirstContent {
  private static final char BETWEEN = '\u001F';

  private FirstContent() {}

  static String digest(MessageDraft draft) {
    return digest(
        draft.body().text(),
        draft.body().format().name(),
        EntryRows.data(draft.body()).orElse(""),
        draft.reply().isPresent() ? Long.toString(draft.reply().getAsLong()) : "",
        Attributes.of(draft.body(), draft.links(), draft.open()).orElse(""));
  }

  /** Of what the columns hold, where nothing is as good as an empty text. */
  static String digest(String text, String format, String data, String reply, String attributes) {
    String all = String.join(Character.toString(BETWEEN), text, format, data, reply, attributes);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
