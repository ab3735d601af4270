package chat.parley.transport.file;

import java.io.Serial;

/** A client wants to append where the file does not end. */
final class OffsetMismatch extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final long offset;

  /**
   * @param offset where it ends
   */
  OffsetMismatch(long offset) {
    super("the file ends elsewhere", null, false, false);
    this.offset = offset;
  }

  long offset() {
    return offset;
  }
}
