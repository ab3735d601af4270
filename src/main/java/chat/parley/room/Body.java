package chat.parley.room;

import java.util.Map;

/**
 * What a message says.
 *
 * @param data anything a program wants to add: JSON values as Java ones, never changed after
 *     construction
 */
public record Body(String text, Format format, Map<String, Object> data) {

  /** How a client should read {@link #text}. */
  public enum Format {
    PLAIN,
    MD
  }
}
