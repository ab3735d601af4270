package chat.parley.message;

import java.util.OptionalLong;

/**
 * A file that a message brings.
 *
 * @param type what is in it, as far as its sender says, or as was found when it was complete
 * @param size bytes, once it is known how many
 */
public record Attachment(String id, String name, String type, OptionalLong size, State state) {

  /** How far a file has come. */
  public enum State {
    /** It still comes in, or waits for its sender to go on. */
    UPLOADING,
    COMPLETE,

    /** Its sender has given up; what has come is kept for a while. */
    FAILED
  }
}
