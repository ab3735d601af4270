package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.access.Sender;
import chat.parley.access.User;
import io.vertx.core.json.JsonObject;

/** Spells users and senders. */
final class UserWire {

  private UserWire() {}

  static JsonObject spelled(User user) {
    return new JsonObject()
        .put("id", user.id())
        .put("name", user.name())
        .put("guest", user.guest());
  }

  static User read(JsonObject json) {
    return new User(text(json, "id"), text(json, "name"), json.getBoolean("guest", true));
  }

  static JsonObject spelled(Sender sender) {
    return spelled(sender.user()).put("session", sender.session());
  }

  /** Which connection it was matters only on its own node. */
  static Sender sender(JsonObject json) {
    return new Sender(json.getString("session", ""), read(json), 0);
  }
}
