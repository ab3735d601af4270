package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.MessageEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.FreeList;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is heard of what people say. */
final class MessageEvents {
  private static final Shape WHISPER =
      Shape.event(
          "message",
          "whisper",
          "A message to this session alone, in nobody's log.",
          always("ev", new Word("message"), ""),
          always("to", Text.ANY, "`session:…`"),
          always("cid", Text.ANY, ""),
          always("from", People.SENDER, ""),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC"),
          always("body", Messages.BODY, ""));

  private static final Shape CUSTOM =
      Shape.event(
          "custom",
          "custom",
          "A named event. On Socket.IO it comes by its own name, with `data` as its arguments and"
              + " binary as binary.",
          always("ev", new Word("custom"), ""),
          sometimes("room", Text.ANY, "where it was said"),
          sometimes("to", Text.ANY, "or to whom: `user:…`, `session:…` or `everyone`"),
          always("name", Text.ANY, ""),
          always("from", People.SENDER, ""),
          always("data", FreeList.FREE_LIST, "binary is `{\"$base64\":\"…\"}`"),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC"));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, "message", Messages.MESSAGE, WHISPER),
          new EventRow(Heard.AS_TEXT, "custom", CUSTOM));

  private MessageEvents() {}

  static JsonObject whispered(MessageEvent.Whispered event) {
    return new JsonObject()
        .put("ev", "message")
        .put("to", "session:" + event.session())
        .put("cid", event.cid())
        .put("from", People.sender(event.from()))
        .put("ts", event.ts())
        .put("body", Messages.body(event.body()));
  }

  static JsonObject custom(MessageEvent.Custom event) {
    return Recipient.put(new JsonObject().put("ev", "custom"), event.to())
        .put("name", event.name())
        .put("from", People.sender(event.from()))
        .put("data", new JsonArray(BinaryData.spelled(event.data())))
        .put("ts", event.ts());
  }
}
