package chat.parley.wire;

import static chat.parley.wire.DocumentReplies.DOC;
import static chat.parley.wire.DocumentReplies.ROOM;
import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.document.DocumentEvent;
import chat.parley.document.DocumentName;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is heard of documents. */
final class DocumentEvents {
  private static final String NAME = "doc";
  private static final String NEWS = "docs";

  private static final Property EV = always("ev", new Word(NAME), "");

  private static final Shape UPDATED =
      Shape.event(
          NAME,
          "update of a document",
          "An update is stored, in a document that one has open; also one's own. Applying one twice"
              + " changes nothing.",
          EV,
          ROOM,
          DOC,
          always("epoch", Text.ANY, ""),
          always("pos", Count.COUNT, "its number in the log of the document"),
          always("by", People.USER, ""),
          sometimes("update", Bytes.ANY, "of Yjs, version 1; it is there if it has at most 32 KiB"),
          sometimes(
              "large",
              Flag.FLAG,
              "in its place: `doc.open` with the vector of what one has brings it"));

  private static final Shape CURSORS =
      Shape.event(
          NAME,
          "cursors in a document",
          "People have moved in a document that one has open, come or gone; also oneself.",
          EV,
          ROOM,
          DOC,
          always(
              "cursors",
              CursorStates.CURSOR_STATES,
              "those that changed; in each state `user` is what the server says: `id`, `name`,"
                  + " `color`, `colorLight`"));

  private static final Shape ALLOWED =
      Shape.event(
          NAME,
          "right to write a document",
          "Whether one may write in a document that one has open is otherwise from now on.",
          EV,
          ROOM,
          DOC,
          always("write", Flag.FLAG, ""));

  private static final Shape CLOSED =
      Shape.event(
          NAME,
          "end of a document",
          "Nothing more is heard of a document that one had open.",
          EV,
          ROOM,
          DOC,
          always(
              "closed",
              Choice.of(DocumentEvent.CloseReason.class),
              "`left`: the room was left; `forbidden`: one may not read it any more; `reset`: the"
                  + " documents are other ones, what one has must not be sent; `reopen`: open it"
                  + " again at once"));

  private static final Shape EDITED =
      Shape.event(
          NEWS,
          NEWS,
          "To a room, for each of its documents at once and then at most every two seconds: it was"
              + " written in, made, titled, opened or closed. In nobody's log.",
          always("ev", new Word(NEWS), ""),
          ROOM,
          DOC,
          always("title", Text.ANY, "for people"),
          always("pos", Count.COUNT, "of its last update"),
          always("ts", Count.COUNT, "when it was written last: milliseconds since 1970, UTC"),
          always("by", new ListOf(People.USER), "who wrote since the event before; maybe nobody"),
          always("open", Count.COUNT, "how many people have it open"));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, NAME, UPDATED, CURSORS, ALLOWED, CLOSED),
          new EventRow(Heard.EVERYWHERE, NEWS, EDITED));

  private DocumentEvents() {}

  private static JsonObject event(DocumentName doc) {
    return DocumentReplies.named(new JsonObject().put("ev", NAME), doc);
  }

  static JsonObject updated(DocumentEvent.Updated event) {
    JsonObject told =
        event(event.doc())
            .put("epoch", event.epoch())
            .put("pos", event.pos())
            .put("by", People.user(event.by()));
    return event.large()
        ? told.put("large", true)
        : told.put("update", BinaryData.json(event.update()));
  }

  static JsonObject cursors(DocumentEvent.Cursors event) {
    return event(event.doc()).put("cursors", CursorStates.json(event.cursors()));
  }

  static JsonObject allowed(DocumentEvent.Allowed event) {
    return event(event.doc()).put("write", event.write());
  }

  static JsonObject closed(DocumentEvent.Closed event) {
    return event(event.doc()).put("closed", Choice.word(event.reason()));
  }

  static JsonObject edited(DocumentEvent.Edited event) {
    return DocumentReplies.named(new JsonObject().put("ev", NEWS), event.doc())
        .put("title", event.title())
        .put("pos", event.pos())
        .put("ts", event.ts())
        .put("by", People.array(event.by(), People::user))
        .put("open", event.open());
  }
}
