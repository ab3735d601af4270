package chat.parley.transport.socketio.engine;

import java.io.Serial;

/** What a client sent is not Engine.IO; ends its session. It has no stack trace. */
final class EngineException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  EngineException(String reason) {
    super(reason, null, false, false);
  }
}
