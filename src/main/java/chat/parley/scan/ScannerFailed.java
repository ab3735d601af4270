package chat.parley.scan;

import java.io.Serial;

/** The scanner did not say what it had to; it has no stack trace. */
final class ScannerFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ScannerFailed(String words) {
    super(words, null, false, false);
  }
}
