package chat.parley.wire;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.message.Target;
import chat.parley.room.Members;
import chat.parley.room.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The shapes that replies and events have in common. */
final class Shapes {

  private Shapes() {}

  static JsonObject message(Message message) {
    JsonObject json =
        new JsonObject()
            .put("ev", "message")
            .put("room", message.room())
            .put("id", messageId(message))
            .put("epoch", message.epoch())
            .put("seq", message.seq())
            .put("pos", message.pos())
            .put("cid", message.cid())
            .put("from", user(message.from()))
            .put("ts", message.ts())
            .put("body", body(message.body()));
    message.reply().ifPresent(seq -> json.put("reply", seq));
    return json;
  }

  static String messageId(Message message) {
    return message.room() + ":" + message.seq();
  }

  static JsonObject body(Body body) {
    JsonObject json =
        new JsonObject()
            .put("text", body.text())
            .put("format", body.format().name().toLowerCase(Locale.ROOT));
    if (!body.data().isEmpty()) {
      json.put("data", body.data());
    }
    return json;
  }

  static JsonObject user(User user) {
    return new JsonObject().put("id", user.id()).put("name", user.name());
  }

  static JsonObject sender(Sender sender) {
    JsonObject json = user(sender.user());
    return sender.isService() ? json : json.put("session", sender.session());
  }

  static JsonObject member(Members.Member member) {
    return user(member.user()).put("status", status(member.status()));
  }

  static JsonObject members(Members members) {
    return new JsonObject()
        .put("count", members.count())
        .put("users", array(members.present(), Shapes::member));
  }

  private static String status(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static JsonObject target(JsonObject json, Target target) {
    if (target instanceof Target.ToRoom to) {
      return json.put("room", to.room());
    }
    if (target instanceof Target.ToUser to) {
      return json.put("to", "user:" + to.user());
    }
    if (target instanceof Target.ToEveryone) {
      return json.put("to", "everyone");
    }
    return json.put("to", "session:" + ((Target.ToSession) target).session());
  }

  static <T> JsonArray array(List<T> items, Function<T, JsonObject> shape) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(shape.apply(item)));
    return array;
  }
}
