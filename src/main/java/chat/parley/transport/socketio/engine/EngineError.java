package chat.parley.transport.socketio.engine;

import io.vertx.core.json.JsonObject;

/** Why a request is refused, as JSON {@code {"code":1,"message":"Session ID unknown"}}. */
enum EngineError {
  UNKNOWN_TRANSPORT(400, "Transport unknown"),
  UNKNOWN_SESSION(400, "Session ID unknown"),
  BAD_HANDSHAKE_METHOD(400, "Bad handshake method"),
  BAD_REQUEST(400, "Bad request"),
  FORBIDDEN(403, "Forbidden"),
  UNSUPPORTED_VERSION(400, "Unsupported protocol version");

  private final int status;
  private final String message;

  EngineError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  /** The ordinal is the code that clients know. */
  String json() {
    return new JsonObject().put("code", ordinal()).put("message", message).encode();
  }
}
