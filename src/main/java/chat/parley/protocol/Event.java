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
   * How a session that did without it gets what it lacks, once it can take that.
   *
   * @param what it is of: of several that were missed of the same the first is enough
   * @param by what is asked on behalf of the session
   */
  record Mending(String what, Command by) {}

  default Optional<Mending> mending() {
    return Optional.empty();
  }
}
