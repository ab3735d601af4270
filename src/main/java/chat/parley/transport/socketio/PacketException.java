package chat.parley.transport.socketio;

import java.io.Serial;

/** What a client sent is no packet; ends its connection. It has no stack trace. */
class PacketException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  PacketException(String reason) {
    super(reason, null, false, false);
  }
}
