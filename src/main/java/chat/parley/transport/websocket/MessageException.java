package chat.parley.transport.websocket;

import java.io.Serial;

/** A message that must not be taken, with the close code that says why (RFC 6455, 7.4.1). */
final class MessageException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int code;

  MessageException(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
