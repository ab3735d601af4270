package chat.parley.transport.eventbus;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.transport.Carrier;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.Loop;
import chat.parley.transport.TextConnection;
import chat.parley.transport.TextSocket;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A client of the Vert.x SockJS bridge protocol. It never touches the event bus: its addresses are
 * only spellings of chat commands, obeyed with the rights of its own session.
 */
public final class BridgeConnection<P> extends TextConnection<P> {
  private static final String OP_PREFIX = "parley.";

  public BridgeConnection(Loop loop, TextSocket<P> socket) {
    super(loop, socket, EventSerializer.BRIDGE);
  }

  @Override
  public Carrier carrier() {
    return Carrier.EVENT_BUS;
  }

  @Override
  public void text(String text) {
    try {
      Map<String, Object> values = StrictJson.object(text);
      frame(new Fields(values));
    } catch (Refusal refused) {
      Refused reply = session().malformed(refused);
      send(error(reply.problem(), reply.detail()));
    }
  }

  private void frame(Fields frame) {
    String type = frame.text("type");
    if (type.equals("ping")) {
      send(new JsonObject().put("type", "pong"));
      return;
    }
    String address = frame.text("address");
    switch (type) {
      case "send", "publish" -> command(address, frame);
      case "register" -> membership("join", address);
      case "unregister" -> membership("leave", address);
      default -> throw new Refusal(Problem.BAD_REQUEST.refused("There is no such type."));
    }
  }

  private void command(String address, Fields frame) {
    Optional<String> replyAddress = frame.optionalText("replyAddress");
    if (!address.startsWith(OP_PREFIX)) {
      send(denied(replyAddress.orElse(address)));
      return;
    }
    String op = address.substring(OP_PREFIX.length());
    if (!Ops.known(op) && op.indexOf('.') >= 0) {
      send(denied(replyAddress.orElse(address)));
      return;
    }
    Fields fields = new Fields(frame.optionalMap("body").orElse(Map.of()));
    perform(op, fields)
        .onSuccess(
            reply -> {
              replyAddress.ifPresent(
                  to ->
                      send(
                          new JsonObject()
                              .put("type", "rec")
                              .put("address", to)
                              .put("body", reply)));
              session().closeIfLeft();
            });
  }

  private void membership(String op, String address) {
    if (address.equals(EventSerializer.SESSION_ADDRESS)) {
      return;
    }
    if (!address.startsWith(EventSerializer.ROOM_ADDRESS)) {
      send(denied(address));
      return;
    }
    Map<String, Object> room = new LinkedHashMap<>();
    room.put("room", address.substring(EventSerializer.ROOM_ADDRESS.length()));
    perform(op, new Fields(room))
        .onSuccess(
            reply -> {
              if (!reply.getBoolean("ok")) {
                send(failed(address, reply.getJsonObject("error")));
              }
            });
  }

  /** Somebody who only wants to listen or speak need not know what a hello is: he is a guest. */
  private Future<JsonObject> perform(String op, Fields fields) {
    if (!session().open() && !op.equals("hello")) {
      session().perform("hello", new Fields(Map.of()));
    }
    return session().perform(op, fields);
  }

  private static JsonObject failed(String address, JsonObject error) {
    return new JsonObject()
        .put("type", "err")
        .put("address", address)
        .put("failureCode", error.getInteger("code"))
        .put("failureType", "RECIPIENT_FAILURE")
        .put("message", error.getString("message"));
  }

  /** The same words whether such an address exists on the bus or not. */
  private static JsonObject denied(String address) {
    return new JsonObject()
        .put("type", "err")
        .put("address", address)
        .put("failureCode", 403)
        .put("failureType", "RECIPIENT_FAILURE")
        .put("message", "access_denied");
  }

  private static JsonObject error(Problem problem, String detail) {
    return new JsonObject()
        .put("type", "err")
        .put("failureCode", problem.code())
        .put("failureType", "RECIPIENT_FAILURE")
        .put("message", detail);
  }

  @Override
  protected JsonObject goodbye(JsonObject bye) {
    return new JsonObject()
        .put("type", "rec")
        .put("address", EventSerializer.SESSION_ADDRESS)
        .put("body", bye);
  }
}
