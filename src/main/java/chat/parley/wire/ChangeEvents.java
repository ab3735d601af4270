package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.MessageId;
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

  /** All of them. */
  static final List<Shape> SHAPES = List.of(EDITED, DELETED, REACTION, PINNED);

  static final List<EventRow> ROWS =
      SHAPES.stream()
          .map(shape -> new EventRow(EventRow.Heard.EVERYWHERE, shape.name(), shape))
          .toList();

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

  static JsonObject changed(Change change) {
    JsonObject json =
        new JsonObject()
            .put("ev", change.alteration().kind())
            .put("room", change.room())
            .put("id", new MessageId(change.room(), change.seq()).toString())
            .put("epoch", change.epoch())
            .put("seq", change.seq())
            .put("pos", change.pos())
            .put("cid", change.cid())
            .put("by", People.user(change.by()))
            .put("ts", change.ts());
    if (change.alteration() instanceof Alteration.Edit edit) {
      json.put("body", Messages.body(edit.body())).put("n", change.number());
    } else if (change.alteration() instanceof Alteration.Reaction reaction) {
      json.put("emoji", reaction.emoji()).put("on", reaction.on()).put("count", change.number());
    } else if (change.alteration() instanceof Alteration.Pin pin) {
      json.put("on", pin.on());
    }
    return json;
  }
}
