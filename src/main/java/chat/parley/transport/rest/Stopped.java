package chat.parley.transport.rest;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import java.io.Serial;

/** The chat has refused a part of an export; it has no stack trace. */
final class Stopped extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Refused refused;

  Stopped(Refused refused) {
    super(refused.detail(), null, false, false);
    this.refused = refused;
  }

  static Refused why(Throwable cause) {
    return cause instanceof Stopped stopped
        ? stopped.refused
        : Problem.INTERNAL.refused("The server has failed; try it again.");
  }
}
