package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.log.Page;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.room.RoomEntry;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.OneOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The shapes of messages, which replies and events have in common. */
final class Messages {
  static final Choice<Body.Format> FORMAT = Choice.of(Body.Format.class);

  static final Shape BODY =
      Shape.object(
          "body",
          "What a message says.",
          always("text", Text.ANY, ""),
          always("format", FORMAT, ""),
          sometimes("data", FreeObject.FREE_OBJECT, "as it was sent"),
          sometimes("mentions", new ListOf(Text.ANY), "whom it concerns"),
          sometimes("files", new ListOf(FileEvents.FILE), "what it brings, in the message itself"));

  private static final List<Property> OWN =
      List.of(
          always("ev", new Word("message"), ""),
          always("room", Text.ANY, ""),
          always("id", Text.ANY, "`lobby:123`: room and `seq`"),
          always("epoch", Text.ANY, "changes when the log may not be the one that it was"),
          always("seq", Count.COUNT, "its number among the room's messages, dense from 1"),
          always("pos", Count.COUNT, "its number among all entries of the log, dense from 1"),
          always("cid", Text.ANY, ""),
          always("from", People.USER, ""),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC; never less than the one before"),
          always("body", BODY, ""));

  static final Shape MESSAGE =
      Shape.event(
          "message",
          "message",
          "A message in a room. Pages of history hold the same, as it is now.",
          Stream.concat(OWN.stream(), MessageStates.PROPERTIES.stream()).toArray(Property[]::new));

  private static final Property ENTRIES =
      always(
          "entries",
          new ListOf(
              new OneOf(Stream.concat(Stream.of(MESSAGE), ChangeEvents.SHAPES.stream()).toList())),
          "in `pos` order");
  private static final Property MORE =
      always("more", Flag.FLAG, "whether there are [others](#entries-and-more)");

  /** What {@link #put} puts. */
  static final List<Property> PAGE = List.of(ENTRIES, MORE);

  /** The same, where there are only messages. */
  static final List<Property> SELECTED =
      List.of(always("entries", new ListOf(MESSAGE), "as they are now"), MORE);

  private Messages() {}

  static JsonObject message(Message message) {
    JsonObject json =
        new JsonObject()
            .put("ev", "message")
            .put("room", message.room())
            .put("id", message.id().toString())
            .put("epoch", message.epoch())
            .put("seq", message.seq())
            .put("pos", message.pos())
            .put("cid", message.cid())
            .put("from", People.user(message.from()))
            .put("ts", message.ts())
            .put("body", FileEvents.put(message.links().files(), body(message.body())));
    MessageStates.put(message, json);
    return json;
  }

  static JsonObject body(Body body) {
    JsonObject json =
        new JsonObject().put("text", body.text()).put("format", Choice.word(body.format()));
    if (!body.data().isEmpty()) {
      json.put("data", body.data());
    }
    if (!body.mentions().isEmpty()) {
      json.put("mentions", new JsonArray(body.mentions()));
    }
    return json;
  }

  /** What a later version has stored is passed over. */
  static JsonObject put(JsonObject json, Page<? extends RoomEntry> page) {
    JsonArray entries = new JsonArray();
    page.entries()
        .forEach(entry -> entry.event().ifPresent(told -> entries.add(EventWriter.json(told))));
    return json.put("entries", entries).put("more", page.more());
  }
}
