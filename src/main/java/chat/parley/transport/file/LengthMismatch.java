package chat.parley.transport.file;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import java.io.Serial;

/** A file is to have another length than its sender said before. */
final class LengthMismatch extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  LengthMismatch() {
    super("the length is another one", null, false, false);
  }

  static Refused refused() {
    return Problem.BAD_REQUEST.refusedFor("size", "The file was to have another length.");
  }
}
