package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.room.RoomEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is heard of who is in a room. */
final class RoomEvents {
  private static final Shape TYPING =
      Shape.event(
          "typing",
          "typing",
          "Somebody types, or has stopped. The session that types does not hear it.",
          always("ev", new Word("typing"), ""),
          always("room", Text.ANY, ""),
          always("user", People.USER, ""),
          always("on", Flag.FLAG, ""));

  private static final Shape CHANGED =
      Shape.event(
          "presence",
          "presence",
          "Who came into a room and who went. Above 200 members both lists are empty. Who reads"
              + " slowly may miss some: when `count` does not fit the list, ask with `presence {of}`.",
          always("ev", new Word("presence"), ""),
          always("room", Text.ANY, ""),
          always("join", new ListOf(People.MEMBER), "also those whose status is another one"),
          always("leave", new ListOf(People.USER), ""),
          always("count", Count.COUNT, "how many are there now"));

  private static final Shape STATUS =
      Shape.event(
          "presence",
          "status",
          "Somebody shows another status, in every room that one shares with him.",
          always("ev", new Word("presence"), ""),
          always("user", People.MEMBER, ""));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, "typing", TYPING),
          new EventRow(Heard.EVERYWHERE, "presence", CHANGED, STATUS));

  private RoomEvents() {}

  static JsonObject typed(RoomEvent.Typed event) {
    return new JsonObject()
        .put("ev", "typing")
        .put("room", event.room())
        .put("user", People.user(event.user()))
        .put("on", event.on());
  }

  static JsonObject changed(RoomEvent.PresenceChanged event) {
    return new JsonObject()
        .put("ev", "presence")
        .put("room", event.room())
        .put("join", People.array(event.joined(), People::member))
        .put("leave", People.array(event.left(), People::user))
        .put("count", event.count());
  }

  /** Holds in every room in which the two are. */
  static JsonObject status(RoomEvent.StatusChanged event) {
    return new JsonObject().put("ev", "presence").put("user", People.member(event.member()));
  }
}
