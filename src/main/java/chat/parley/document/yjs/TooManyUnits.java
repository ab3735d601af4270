package chat.parley.document.yjs;

import java.io.Serial;

/** There is more to compare than memory should be spent on; it has no stack trace. */
public final class TooManyUnits extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  TooManyUnits() {
    super("too many units to compare", null, false, false);
  }
}
