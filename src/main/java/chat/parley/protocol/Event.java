package chat.parley.protocol;

import java.util.Optional;

/** What others hear. Each capability has its family. */
public interface Event {

  /** The one session that must not hear it, because it caused it. */
  default Optional<String> except() {
    return Optional.empty();
  }

  /** Whether a client that reads too slowly can do without it, because it ends by itself. */
  default boolean expendable() {
    return false;
  }

  /**
   * With which a session that did without it gets what it lacks, once it can take that.
   */
  default Optional<Command> mending() {
    return Optional.empty();
  }
}
