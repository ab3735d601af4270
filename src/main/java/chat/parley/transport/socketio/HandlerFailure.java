package chat.parley.transport.socketio;

import io.vertx.core.json.JsonObject;

/** What a client hears of a handler that has failed: that it has, and nothing of why. */
final class HandlerFailure {
  static final String MESSAGE = "Internal server error";
  private static final int INTERNAL = 500;

  private HandlerFailure() {}

  /** To the callback where there is one that waits, otherwise as {@code notice}. */
  static void tell(Socket socket, SocketEvent event) {
    JsonObject error =
        new JsonObject()
            .put("code", INTERNAL)
            .put("name", "internal")
            .put("message", MESSAGE)
            .put("temporary", true);
    if (event.acknowledgeable()) {
      event.acknowledge(new JsonObject().put("ok", false).put("error", error));
    } else {
      socket.emit("notice", new JsonObject().put("event", event.name()).put("error", error));
    }
  }
}
