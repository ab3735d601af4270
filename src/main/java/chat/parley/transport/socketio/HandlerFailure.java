package chat.parley.transport.socketio;

import io.vertx.core.json.JsonObject;

/** How a client hears that a handler of its event has failed. */
final class HandlerFailure {
  static final String MESSAGE = "Internal server error";
  private static final int INTERNAL = 500;

  private HandlerFailure() {}

  static JsonObject internal() {
    return error(INTERNAL, "internal", MESSAGE, true);
  }

  /** As chat.v1 spells refusals. */
  static JsonObject error(int code, String name, String message, boolean temporary) {
    return new JsonObject()
        .put("code", code)
        .put("name", name)
        .put("message", message)
        .put("temporary", temporary);
  }

  /** To the callback where there is one that waits, otherwise as {@code notice}. */
  static void tell(Socket socket, SocketEvent event, JsonObject error) {
    if (event.acknowledgeable()) {
      event.acknowledge(new JsonObject().put("ok", false).put("error", error));
    } else {
      notice(socket, event.name(), error);
    }
  }

  /** To whom nobody waits for an answer. */
  static void notice(Socket socket, String event, JsonObject error) {
    socket.emit("notice", new JsonObject().put("event", event).put("error", error));
  }
}
