package chat.parley.transport.file;

import java.io.Serial;

/** What came is not what its sender meant: it was taken back. */
final class ChecksumMismatch extends RuntimeException {
  /** As tus has it. */
  static final int STATUS = 460;

  @Serial private static final long serialVersionUID = 1;

  ChecksumMismatch() {
    super("the checksum does not fit", null, false, false);
  }
}
