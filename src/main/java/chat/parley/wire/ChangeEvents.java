package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.MessageEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What is heard of what happens to messages. */
final class ChangeEvents {
  private static final Shape EDITED =
      shape(
          Alteration.Edit.KIND,
          "A message says something else now. It counts when its `n` is greater than the one that"
              + " is known.",
          always("body", Messages.BODY, ""),
          always("n", Count.COUNT, "which edit it is, from 1"));

  private static final Shape DELETED =
      shape(Alteration.Deletion.KIND, "A message says nothing any more; its place stays.");

  private static final Shape REACTION =
      shape(
          Alteration.Reaction.KIND,
          "Somebody has reacted to a message, or does so no longer.",
          always("emoji", Text.ANY, ""),
          always("on", Flag.FLAG, ""),
          always("count", Count.COUNT, "how many have reacted with it now"));

  private static final Shape PINNED =
      shape(
          Alteration.Pin.KIND,
          "A message is pinned in its room, or no longer.",
          always("on", Flag.FLAG, ""));

  private static final Shape CLOSED =
      shape(
          Alteration.Close.KIND,
          "A message that was sent `open` is written no more. This is all of it.",
          always("body", Messages.BODY, ""),
          always("end", Choice.of(Alteration.End.class), "why"));

  private static final Shape GROWN =
      Shape.event(
          Alteration.Close.KIND,
          "grown",
          "A message that was sent `open` grows. In nobody's log, at most 20 a second of one"
              + " message.",
          always("ev", new Word(Alteration.Close.KIND), ""),
          always("room", Text.ANY, ""),
          always("id", Text.ANY, "of the message: `lobby:123`"),
          always("seq", Count.COUNT, "of the message"),
          always("at", Count.COUNT, "how long its text was before, in UTF-16 units"),
          always("text", Text.ANY, "what follows there"));

  /** Those that are entries of the log. */
  static final List<Shape> SHAPES = List.of(EDITED, DELETED, REACTION, PINNED, CLOSED);

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, EDITED.name(), EDITED),
          new EventRow(Heard.EVERYWHERE, DELETED.name(), DELETED),
          new EventRow(Heard.EVERYWHERE, REACTION.name(), REACTION),
          new EventRow(Heard.EVERYWHERE, PINNED.name(), PINNED),
          new EventRow(Heard.EVERYWHERE, CLOSED.name(), CLOSED, GROWN));

  private ChangeEvents() {}

  private static Shape shape(String kind, String sentence, Property... own) {
    List<Property> properties =
        new ArrayList<>(
            List.of(
                always("ev", new Word(kind), ""),
                always("room", Text.ANY, ""),
                always("id", Text.ANY, "of the message: `lobby:123`"),
                always("epoch", Text.ANY, ""),
                always("seq", Count.COUNT, "of the message"),
                always("pos", Count.COUNT, "its own number among all entries of the log"),
                always("cid", Text.ANY, ""),
                always("by", People.USER, "who did it"),
                always("ts", Count.COUNT, "milliseconds since 1970, UTC")));
    properties.addAll(List.of(own));
    return Shape.event(kind, kind, sentence, properties.toArray(Property[]::new));
  }

  static JsonObject grown(MessageEvent.Grown event) {
    return new JsonObject()
        .put("ev", Alteration.Close.KIND)
        .put("room", event.message().room())
        .put("id", event.message().toString())
        .put("seq", event.message().seq())
        .put("at", event.at())
        .put("text", event.text());
  }

  static JsonObject changed(Change change) {
    JsonObject json =
        new JsonObject()
            .put("ev", change.alteration().kind())
            .put("room", change.room())
            .put("id", change.message().toString())
            .put("epoch", change.epoch())
            .put("seq", change.seq())
            .put("pos", change.pos())
            .put("cid", change.cid())
            .put("by", People.user(change.by()))
            .put("ts", change.ts());
    if (change.alteration() instanceof Alteration.Edit edit) {
      json.put("body", Messages.body(edit.body())).put("n", change.number());
    } else if (change.alteration() instanceof Alteration.Close close) {
      json.put("body", Messages.body(close.body())).put("end", Choice.word(close.end()));
    } else if (change.alteration() instanceof Alteration.Reaction reaction) {
      json.put("emoji", reaction.emoji()).put("on", reaction.on()).put("count", change.number());
    } else if (change.alteration() instanceof Alteration.Pin pin) {
      json.put("on", pin.on());
    }
    return json;
  }
}
