package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.room.Members;
import chat.parley.room.Status;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** The shapes of people. */
final class People {
  static final Choice<Status> STATUS = Choice.of(Status.class);

  static final Shape USER =
      Shape.object(
          "user",
          "Somebody.",
          always("id", Text.ANY, "the address `user:…`"),
          always("name", Text.ANY, "what others see"));

  static final Shape SENDER =
      Shape.object(
          "sender",
          "Who sends something that is in nobody's log.",
          always("id", Text.ANY, ""),
          always("name", Text.ANY, ""),
          sometimes("session", Text.ANY, "where an answer finds him; services have none"));

  static final Shape MEMBER =
      Shape.object(
          "member",
          "Somebody in a room.",
          always("id", Text.ANY, ""),
          always("name", Text.ANY, ""),
          always("status", STATUS, ""));

  static final Shape MEMBERS =
      Shape.object(
          "members",
          "Who is in a room.",
          always("count", Count.COUNT, "all of them"),
          always("users", new ListOf(MEMBER), "at most 200 of them"));

  private People() {}

  static JsonObject user(User user) {
    return new JsonObject().put("id", user.id()).put("name", user.name());
  }

  static JsonObject sender(Sender sender) {
    JsonObject json = user(sender.user());
    return sender.isService() ? json : json.put("session", sender.session());
  }

  static JsonObject member(Members.Member member) {
    return user(member.user()).put("status", Choice.word(member.status()));
  }

  static JsonObject members(Members members) {
    return new JsonObject()
        .put("count", members.count())
        .put("users", array(members.present(), People::member));
  }

  static <T> JsonArray array(List<T> items, Function<T, JsonObject> shape) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(shape.apply(item)));
    return array;
  }
}
