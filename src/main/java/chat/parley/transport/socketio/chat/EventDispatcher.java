package chat.parley.transport.socketio.chat;

import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import chat.parley.transport.socketio.SocketEvent;
import chat.parley.wire.BinaryData;
import chat.parley.wire.Fields;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.SessionEvents;
import chat.parley.wire.StrictJson;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the events of one client: what the settings relay is relayed, an op of chat.v1 is obeyed,
 * any other is refused.
 */
final class EventDispatcher {
  private static final String UPLOAD = "upload";
  private static final String DOCUMENTS = "doc.";

  private final ChatSocket chat;
  private final Relays relays;
  private final String session;

  /**
   * @param session the client's own
   */
  EventDispatcher(ChatSocket chat, Relays relays, String session) {
    this.chat = chat;
    this.relays = relays;
    this.session = session;
  }

  void heard(SocketEvent event) {
    try {
      List<Object> arguments = new ArrayList<>();
      event
          .arguments()
          .forEach(argument -> arguments.add(StrictJson.checked(PlainValues.of(argument))));
      perform(event, arguments);
    } catch (Refusal refused) {
      answer(event, ReplyWriter.json(chat.session().malformed(refused)));
    }
  }

  private void perform(SocketEvent event, List<Object> arguments) {
    relays
        .emit(event.name(), arguments, session)
        .ifPresentOrElse(emit -> perform(event, "emit", emit), () -> asked(event, arguments));
  }

  private void asked(SocketEvent event, List<Object> arguments) {
    Map<String, Object> fields = fields(arguments);
    if (event.name().equals(UPLOAD)
        && arguments.size() > 1
        && arguments.get(1) instanceof byte[] data) {
      piece(event, new Fields(fields), data);
    } else {
      perform(event, event.name(), fields);
    }
  }

  /** Whoever waits for an answer sends as fast as they come; the others have their credit. */
  private void piece(SocketEvent event, Fields fields, byte[] data) {
    if (event.acknowledgeable()) {
      chat.session().add(fields, data).onSuccess(event::acknowledge);
    } else {
      chat.session().came(fields, data);
    }
  }

  @SuppressWarnings("unchecked") // PlainValues makes no other maps
  private static Map<String, Object> fields(List<Object> arguments) {
    return !arguments.isEmpty() && arguments.get(0) instanceof Map<?, ?> map
        ? (Map<String, Object>) map
        : Map.of();
  }

  private void perform(SocketEvent event, String op, Map<String, Object> fields) {
    if ((op.equals("join") || op.equals("leave")) && fields.get("room") instanceof String room) {
      chat.catchUp().forget(Names.room(room).orElse(room));
    }
    chat.session()
        .perform(op, new Fields(fields))
        .onSuccess(
            reply -> {
              moved(op, fields, reply);
              answer(event, op.startsWith(DOCUMENTS) ? BinaryData.unspelled(reply) : reply);
              chat.session().closeIfLeft();
            });
  }

  /** Whoever has joined or left a room must not come back to where he was before. */
  private void moved(String op, Map<String, Object> fields, JsonObject reply) {
    if (!reply.getBoolean("ok") || !op.equals("join") && !op.equals("leave")) {
      return;
    }
    if (op.equals("join")) {
      boolean continued = fields.containsKey("since") && reply.getBoolean("recovered");
      chat.positions().joined(reply, continued);
    } else {
      chat.positions().left(reply.getString("room"));
    }
    if (chat.recovers()) {
      chat.tell(SessionEvents.position(reply.getString("room")));
    }
  }

  /** A refusal that nobody has asked for is told all the same. */
  private void answer(SocketEvent event, JsonObject reply) {
    if (event.acknowledgeable()) {
      event.acknowledge(reply);
    } else if (!reply.getBoolean("ok")) {
      chat.tell(SessionEvents.notice(event.name(), reply.getJsonObject("error")));
    }
  }
}
