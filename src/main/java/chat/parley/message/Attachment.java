package chat.parley.message;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a message brings.
 *
 * @param type what is in it, as far as its sender says, or as was found when it was complete
 * @param size bytes, once it is known how many
 * @param picture when it is one that can be shown
 */
public record Attachment(
    String id,
    String name,
    String type,
    OptionalLong size,
    State state,
    Optional<Picture> picture) {

  /** No picture, or none yet. */
  public Attachment(String id, String name, String type, OptionalLong size, State state) {
    this(id, name, type, size, state, Optional.empty());
  }

  /** How far a file has come. */
  public enum State {
    /** It still comes in, or waits for its sender to go on. */
    UPLOADING,
    COMPLETE,

    /** Its sender has given up; what has come is kept for a while. */
    FAILED,

    /** Something was found in it that nobody may have; its bytes are gone. */
    REJECTED,

    /** Nobody could find out whether something is in it; its bytes are gone. */
    UNCHECKED;

    /** Whether it is one that nobody may have, whatever its sender does. */
    public boolean refused() {
      return this == REJECTED || this == UNCHECKED;
    }
  }
}
