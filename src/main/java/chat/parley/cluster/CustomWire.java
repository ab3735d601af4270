package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.MessageEvent;
import chat.parley.message.Target;
import chat.parley.protocol.Event;
import chat.parley.wire.BinaryData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Spells named events, and whom they are for. */
final class CustomWire {

  private CustomWire() {}

  static JsonObject spelled(MessageEvent.Custom event) {
    JsonObject json =
        new JsonObject()
            .put("ev", "custom")
            .put("name", event.name())
            .put("from", UserWire.spelled(event.from()))
            .put("data", new JsonArray(BinaryData.spelled(event.data())))
            .put("ts", event.ts());
    return target(json, event.to());
  }

  private static JsonObject target(JsonObject json, Target target) {
    if (target instanceof Target.ToRoom to) {
      return json.put("room", to.room());
    }
    if (target instanceof Target.ToUser to) {
      return json.put("user", to.user());
    }
    if (target instanceof Target.ToSession to) {
      return json.put("session", to.session());
    }
    return json;
  }

  @SuppressWarnings("unchecked") // what JSON holds are objects
  static Event read(JsonObject json, Optional<String> except) {
    List<Object> data = json.getJsonArray("data").getList();
    return new MessageEvent.Custom(
        target(json),
        text(json, "name"),
        UserWire.sender(json.getJsonObject("from")),
        BinaryData.read(data),
        json.getLong("ts"),
        except);
  }

  private static Target target(JsonObject json) {
    if (json.containsKey("room")) {
      return new Target.ToRoom(text(json, "room"));
    }
    if (json.containsKey("user")) {
      return new Target.ToUser(text(json, "user"));
    }
    if (json.containsKey("session")) {
      return new Target.ToSession(text(json, "session"));
    }
    return new Target.ToEveryone();
  }
}
