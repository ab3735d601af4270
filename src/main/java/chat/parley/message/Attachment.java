package chat.parley.message;

import chat.parley.protocol.Weight;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a message brings.
 *
 * @param type what is in it, as far as its sender says, or as was found when it was complete
 * @param size bytes, once it is known how many
 * @param picture when it is one that can be shown
 * @param sound when its sender has said how it sounds
 * @param preview its first lines, when it is a text that is complete
 */
public record Attachment(
    String id,
    String name,
    String type,
    OptionalLong size,
    State state,
    Optional<Picture> picture,
    Optional<Sound> sound,
    Optional<String> preview) {
  private static final int BYTES = 400;
  private static final int PEAK_BYTES = 4;

  /** Of which nothing else is known, or not yet. */
  public Attachment(String id, String name, String type, OptionalLong size, State state) {
    this(id, name, type, size, state, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Bytes of JSON that it takes, about. */
  int weight() {
    return BYTES
        + preview.map(Weight::of).orElse(0)
        + sound.map(heard -> PEAK_BYTES * heard.peaks().size()).orElse(0);
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
