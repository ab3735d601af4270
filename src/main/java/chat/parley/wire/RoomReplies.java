package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.room.Members;
import chat.parley.room.RoomReply;
import chat.parley.room.RoomSummary;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers of rooms: where one is, who is there, which there are. */
final class RoomReplies {
  private static final int MEMBER_BYTES = 80;
  private static final int ROOM_BYTES = 150;

  /** A room that one has come into. */
  static final Shape ROOM =
      Shape.object(
          "room",
          "A room that is heard from now on, or, with `more` after a given position, not yet.",
          always("room", Text.ANY, "as it is called, which may not be as it was written"),
          always("epoch", Text.ANY, ""),
          always("head", Count.COUNT, "the `pos` of its last entry; 0 when there is none"),
          always("recovered", Flag.FLAG, "whether `entries` go on from the given position"),
          sometimes("reason", Choice.of(RoomReply.Lost.class), "why they do not"),
          Messages.PAGE.get(0),
          Messages.PAGE.get(1),
          always("members", People.MEMBERS, ""),
          sometimes("retention", Count.COUNT, "after how many days what is said there is deleted"));

  static final Answer<RoomReply.Joined> JOINED =
      new Answer<>(
          RoomReply.Joined.class,
          "The room is heard.",
          ROOM.properties(),
          RoomReplies::put,
          RoomReplies::weight);

  static final Answer<RoomReply.Left> LEFT =
      new Answer<>(
          RoomReply.Left.class,
          "The room is left.",
          List.of(always("room", Text.ANY, "")),
          (reply, json) -> json.put("room", reply.room()));

  static final Answer<RoomReply.Present> PRESENT =
      new Answer<>(
          RoomReply.Present.class,
          "To `of`: who is there.",
          List.of(always("room", Text.ANY, ""), always("members", People.MEMBERS, "")),
          (reply, json) ->
              json.put("room", reply.room()).put("members", People.members(reply.members())),
          reply -> weight(reply.members()));

  private static final Shape LINE =
      Shape.object(
          "line",
          "A room in a list of rooms.",
          always("room", Text.ANY, ""),
          always("head", Count.COUNT, "the `pos` of its last entry"),
          always("ts", Count.COUNT, "when that was: milliseconds since 1970, UTC"),
          always("members", Count.COUNT, "how many are in it"),
          sometimes("direct", People.USER, "the other one of a direct room"));

  static final Answer<RoomReply.Listed> LISTED =
      new Answer<>(
          RoomReply.Listed.class,
          "The rooms.",
          List.of(always("rooms", new ListOf(LINE), "newest first, at most 200")),
          (reply, json) -> json.put("rooms", People.array(reply.rooms(), RoomReplies::line)),
          reply -> ROOM_BYTES * reply.rooms().size());

  private RoomReplies() {}

  static JsonObject put(RoomReply.Joined reply, JsonObject json) {
    json.put("room", reply.room())
        .put("epoch", reply.epoch())
        .put("head", reply.head())
        .put("recovered", reply.lost().isEmpty());
    reply.lost().ifPresent(lost -> json.put("reason", Choice.word(lost)));
    reply.days().ifPresent(days -> json.put("retention", days));
    return Messages.put(json, reply.page()).put("members", People.members(reply.members()));
  }

  static int weight(RoomReply.Joined reply) {
    return ROOM_BYTES + reply.page().weight() + weight(reply.members());
  }

  private static int weight(Members members) {
    return MEMBER_BYTES * members.present().size();
  }

  private static JsonObject line(RoomSummary room) {
    JsonObject json =
        new JsonObject()
            .put("room", room.room())
            .put("head", room.head())
            .put("ts", room.ts())
            .put("members", room.members());
    room.direct().ifPresent(other -> json.put("direct", People.user(other)));
    return json;
  }
}
