package chat.parley.message;

import chat.parley.protocol.Weight;
import java.util.List;
import java.util.Map;

/**
 * What a message says.
 *
 * @param data anything a program wants to add: JSON values as Java ones, never changed after
 *     construction
 * @param mentions ids of users whom it concerns, and {@link #HERE} and {@link #ALL}
 */
public record Body(String text, Format format, Map<String, Object> data, List<String> mentions) {

  /** Mentions everybody who is in the room now. */
  public static final String HERE = "here";

  /** Mentions everybody who reads the room. */
  public static final String ALL = "all";

  private static final int MENTION_BYTES = 40;

  /** One that concerns nobody in particular. */
  public Body(String text, Format format, Map<String, Object> data) {
    this(text, format, data, List.of());
  }

  /** Whether nothing is left of it. */
  boolean isBlank() {
    return text.isEmpty() && data.isEmpty();
  }

  /** Whether it calls everybody in the room. */
  public boolean callsAll() {
    return mentions.contains(ALL) || mentions.contains(HERE);
  }

  /** Bytes of JSON that a message of it takes, about. */
  public int weight() {
    return Weight.ENVELOPE + Weight.of(text) + Weight.of(data) + MENTION_BYTES * mentions.size();
  }

  /** Bytes that it keeps in memory. */
  public long kept() {
    return Weight.ENVELOPE
        + Weight.kept(text)
        + Weight.kept(data)
        + MENTION_BYTES * mentions.size();
  }

  /** How a client should read {@link #text}. */
  public enum Format {
    PLAIN,
    MD
  }
}
