package chat.parley.commandline.push;

import java.io.Serial;

/** Nothing more can be pushed; its message is for people. */
final class PushException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  PushException(String message) {
    super(message, null, false, false);
  }
}
