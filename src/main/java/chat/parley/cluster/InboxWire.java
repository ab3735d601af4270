package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.inbox.InboxEvent;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Preferences;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.Unread;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Spells events of conversations for another node. */
final class InboxWire {

  private InboxWire() {}

  static JsonObject readMoved(InboxEvent.ReadMoved event) {
    JsonObject json =
        new JsonObject()
            .put("ev", "read")
            .put("room", event.room())
            .put("change", event.change())
            .put("read", event.read())
            .put("head", event.head())
            .put("unread", event.unread().messages())
            .put("mentions", event.unread().mentions());
    event.except().ifPresent(session -> json.put("except", session));
    return json;
  }

  static InboxEvent readMoved(JsonObject json) {
    return new InboxEvent.ReadMoved(
        text(json, "room"),
        json.getLong("change"),
        json.getLong("read"),
        json.getLong("head"),
        new Unread(json.getInteger("unread"), json.getInteger("mentions")),
        Optional.ofNullable(json.getString("except")));
  }

  static JsonObject notified(InboxEvent.Notified event) {
    Preferences wanted = event.preferences();
    JsonObject json =
        new JsonObject()
            .put("ev", "notified")
            .put("room", event.room())
            .put("change", event.change())
            .put("level", wanted.level().name())
            .put("muted", wanted.muted())
            .put("pinned", wanted.pinned())
            .put("archived", wanted.archived());
    event.except().ifPresent(session -> json.put("except", session));
    return json;
  }

  static InboxEvent notified(JsonObject json) {
    return new InboxEvent.Notified(
        text(json, "room"),
        json.getLong("change"),
        new Preferences(
            Level.valueOf(text(json, "level")),
            json.getBoolean("muted"),
            json.getBoolean("pinned"),
            json.getBoolean("archived")),
        Optional.ofNullable(json.getString("except")));
  }

  static JsonObject followed(InboxEvent.Followed event) {
    ThreadStand stand = event.stand();
    JsonObject json =
        new JsonObject()
            .put("ev", "followed")
            .put("room", stand.room())
            .put("root", stand.root())
            .put("change", stand.change())
            .put("follow", stand.follow())
            .put("read", stand.read())
            .put("last", stand.last())
            .put("unread", stand.unread().messages())
            .put("mentions", stand.unread().mentions());
    event.except().ifPresent(session -> json.put("except", session));
    return json;
  }

  static InboxEvent followed(JsonObject json) {
    return new InboxEvent.Followed(
        new ThreadStand(
            text(json, "room"),
            json.getLong("root"),
            json.getLong("change"),
            json.getBoolean("follow"),
            json.getLong("read"),
            json.getLong("last"),
            new Unread(json.getInteger("unread"), json.getInteger("mentions"))),
        Optional.ofNullable(json.getString("except")));
  }

  static JsonObject receipt(InboxEvent.Receipt event) {
    JsonArray users = new JsonArray();
    event
        .users()
        .forEach(seen -> users.add(new JsonObject().put("id", seen.user()).put("seq", seen.seq())));
    return new JsonObject().put("ev", "receipt").put("room", event.room()).put("users", users);
  }

  static InboxEvent receipt(JsonObject json) {
    List<Seen> users =
        json.getJsonArray("users").stream()
            .map(JsonObject.class::cast)
            .map(seen -> new Seen(text(seen, "id"), seen.getLong("seq")))
            .toList();
    return new InboxEvent.Receipt(text(json, "room"), users);
  }
}
