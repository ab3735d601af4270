package chat.parley.message;

import chat.parley.protocol.Weight;
import java.util.Map;

/**
 * What a message says.
 *
 * @param data anything a program wants to add: JSON values as Java ones, never changed after
 *     construction
 */
public record Body(String text, Format format, Map<String, Object> data) {

  /** Bytes of JSON that a message of it takes, about. */
  public int weight() {
    return Weight.ENVELOPE + Weight.of(text) + Weight.of(data);
  }

  /** Bytes that it keeps in memory. */
  public long kept() {
    return Weight.ENVELOPE + Weight.kept(text) + Weight.kept(data);
  }

  /** How a client should read {@link #text}. */
  public enum Format {
    PLAIN,
    MD
  }
}
