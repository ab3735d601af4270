package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.Message;
import chat.parley.message.MessageEvent;
import chat.parley.message.MessageId;
import chat.parley.message.MessageState;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Reads events that another node has spelled; nothing when it does not know their kind. */
final class EventReading {

  private EventReading() {}

  static Optional<Event> read(JsonObject json) {
    return switch (json.getString("ev", "")) {
      case "said" -> Optional.of(new MessageEvent.Said(message(json)));
      case "changed" -> ChangeWire.read(json).map(MessageEvent.Changed::new);
      case "grown" ->
          Optional.of(
              new MessageEvent.Grown(
                  new MessageId(text(json, "room"), json.getLong("seq")),
                  json.getLong("at"),
                  text(json, "text")));
      case "whispered" ->
          Optional.of(
              new MessageEvent.Whispered(
                  text(json, "session"),
                  UserWire.sender(json.getJsonObject("from")),
                  text(json, "cid"),
                  json.getLong("ts"),
                  BodyWire.read(json)));
      case "typed" ->
          Optional.of(
              new RoomEvent.Typed(
                  text(json, "room"),
                  UserWire.read(json.getJsonObject("user")),
                  json.getBoolean("on"),
                  except(json)));
      case "custom" -> Optional.of(CustomWire.read(json, except(json)));
      case "progress" -> Optional.of(FileWire.progress(json));
      case "doc.updated" -> Optional.of(DocumentWire.updated(json));
      case "doc.cursors" -> Optional.of(DocumentWire.cursors(json));
      case "doc.edited" -> Optional.of(DocumentWire.edited(json));
      case "read" -> Optional.of(InboxWire.readMoved(json));
      case "notified" -> Optional.of(InboxWire.notified(json));
      case "followed" -> Optional.of(InboxWire.followed(json));
      case "receipt" -> Optional.of(InboxWire.receipt(json));
      default -> BoardWire.read(json);
    };
  }

  private static Message message(JsonObject json) {
    return new Message(
        text(json, "room"),
        text(json, "epoch"),
        json.getLong("seq"),
        json.getLong("pos"),
        UserWire.read(json.getJsonObject("from")),
        text(json, "cid"),
        json.getLong("ts"),
        BodyWire.read(json),
        LinksWire.read(json),
        json.getBoolean("open", false) ? MessageState.OPEN : MessageState.NONE);
  }

  private static Optional<String> except(JsonObject json) {
    return Optional.ofNullable(json.getString("except"));
  }
}
