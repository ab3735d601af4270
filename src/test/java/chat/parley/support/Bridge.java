package chat.parley.support;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * chat.v1 as a client of the event bus bridge spells it. A join registers the room's address as
 * well, as a bridge client has to who wants to hear it.
 */
public final class Bridge implements Wire {
  private final VertxWebSocket socket;

  public static Carrier carrier(Vertx vertx) {
    return (port, ear) -> new Bridge(vertx, port, ear);
  }

  private Bridge(Vertx vertx, int port, Ear ear) {
    this.socket =
        VertxWebSocket.raw(
            vertx,
            port,
            "/eventbus/websocket",
            new Ear() {
              @Override
              public void hear(JsonObject raw) {
                unwrap(new JsonObject(raw.getString("text")), ear);
              }

              @Override
              public void closed(int code) {
                ear.closed(code);
              }
            });
  }

  private static void unwrap(JsonObject frame, Ear ear) {
    if (frame.getString("type").equals("err")) {
      JsonObject error =
          new JsonObject()
              .put("code", frame.getInteger("failureCode"))
              .put("name", "bad_request")
              .put("message", frame.getString("message"))
              .put("temporary", false);
      ear.hear(new JsonObject().put("ok", false).put("error", error));
      return;
    }
    JsonObject body = frame.getJsonObject("body");
    String address = frame.getString("address");
    if (address.startsWith("reply.")) {
      body.put("re", Integer.valueOf(address.substring("reply.".length())));
    }
    ear.hear(body);
  }

  @Override
  public void send(JsonObject command) {
    JsonObject fields = command.copy();
    String op = (String) fields.remove("op");
    Object id = fields.remove("id");
    socket.sendText(
        new JsonObject()
            .put("type", "send")
            .put("address", "parley." + op)
            .put("body", fields)
            .put("replyAddress", "reply." + id)
            .encode());
  }

  @Override
  public void sendText(String text) {
    socket.sendText(text);
  }

  @Override
  public void close() {
    socket.close();
  }

  @Override
  public void drop() {
    socket.drop();
  }
}
