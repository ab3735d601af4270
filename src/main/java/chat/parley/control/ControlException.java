package chat.parley.control;

import java.io.IOException;
import java.io.Serial;

/** A node does not do what it was asked for, and says why in words for its operator. */
public final class ControlException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  ControlException(String words) {
    super(words);
  }
}
