package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.document.DocumentName;
import chat.parley.document.DocumentReply;
import chat.parley.document.DocumentRow;
import chat.parley.document.DocumentVersion;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers about documents. */
final class DocumentReplies {
  private static final int LINE_BYTES = 400;
  private static final int VERSION_BYTES = 200;

  static final Property ROOM = always("room", Text.ANY, "");
  static final Property DOC = always("doc", Text.ANY, "its name");
  private static final Property POS =
      always("pos", Count.COUNT, "of its last update; 0 while it is empty");
  private static final Property NEXT =
      sometimes("next", Text.ANY, "with which `doc.more` goes on; none with the last part");

  static final Answer<DocumentReply.Made> MADE =
      new Answer<>(
          DocumentReply.Made.class,
          "It is there.",
          List.of(ROOM, DOC, always("title", Text.ANY, "for people"), POS),
          (reply, json) ->
              named(json, reply.doc()).put("title", reply.title()).put("pos", reply.pos()));

  private static final Shape LINE =
      Shape.object(
          "document",
          "A document in a list.",
          ROOM,
          DOC,
          always("title", Text.ANY, "for people"),
          always("by", People.USER, "who made it"),
          always("created", Count.COUNT, "milliseconds since 1970, UTC"),
          always("edited", Count.COUNT, "when it was written last, or made"),
          always("editor", People.USER, "who did"),
          POS,
          always("bytes", Count.COUNT, "of its updates that are kept"),
          always("open", Count.COUNT, "how many people have it open"));

  static final Answer<DocumentReply.Listed> LISTED =
      new Answer<>(
          DocumentReply.Listed.class,
          "The documents.",
          List.of(
              always("docs", new ListOf(LINE), "the last edited first"),
              always("more", Flag.FLAG, "whether there are others"),
              sometimes("next", Count.COUNT, "the `before` of the next page")),
          DocumentReplies::put,
          reply -> LINE_BYTES * reply.docs().size());

  static final Answer<DocumentReply.Opened> OPENED =
      new Answer<>(
          DocumentReply.Opened.class,
          "The document is open.",
          List.of(
              ROOM,
              DOC,
              always("title", Text.ANY, "for people"),
              always("epoch", Text.ANY, "changes only when a backup was restored"),
              always("pos", Count.COUNT, "of the last update in what is told"),
              always("update", Bytes.ANY, "what one lacks, or its first part"),
              NEXT,
              always("vector", Bytes.ANY, "what the server has"),
              always("write", Flag.FLAG, "whether one may write in it"),
              always("cursors", CursorStates.CURSOR_STATES, "where people are")),
          DocumentReplies::put,
          reply -> reply.update().length + reply.vector().length + LINE_BYTES);

  static final Answer<DocumentReply.Part> PART =
      new Answer<>(
          DocumentReply.Part.class,
          "Another part.",
          List.of(always("update", Bytes.ANY, "an update of its own"), NEXT),
          DocumentReplies::put,
          reply -> reply.update().length);

  static final Answer<DocumentReply.Taken> TAKEN =
      new Answer<>(
          DocumentReply.Taken.class,
          "It is stored.",
          List.of(
              ROOM,
              DOC,
              always("pos", Count.COUNT, "of its entry; of the last one, when it brought nothing")),
          (reply, json) -> named(json, reply.doc()).put("pos", reply.pos()));

  static final Answer<DocumentReply.Contents> CONTENTS =
      new Answer<>(
          DocumentReply.Contents.class,
          "What it says.",
          List.of(
              ROOM,
              DOC,
              always("epoch", Text.ANY, ""),
              always("pos", Count.COUNT, "of the last update in it"),
              sometimes("text", Text.ANY, "to `text` and `markdown`"),
              sometimes("json", FreeObject.FREE_OBJECT, "to `json`: each root by its name"),
              sometimes("update", Bytes.ANY, "to `update`: all of it as one update of Yjs")),
          DocumentReplies::put,
          reply -> reply.text().length() + reply.update().length);

  private static final Shape VERSION =
      Shape.object(
          "version of a document",
          "A document as it was.",
          always("pos", Count.COUNT, "of the last update in it"),
          always("ts", Count.COUNT, "when that came: milliseconds since 1970, UTC"),
          always("editors", new ListOf(People.USER), "who wrote since the version before"));

  static final Answer<DocumentReply.History> HISTORY =
      new Answer<>(
          DocumentReply.History.class,
          "The versions.",
          List.of(
              always("versions", new ListOf(VERSION), "newest first"),
              always("more", Flag.FLAG, "whether there are older ones")),
          (reply, json) ->
              json.put("versions", People.array(reply.versions(), DocumentReplies::version))
                  .put("more", reply.more()),
          reply -> VERSION_BYTES * reply.versions().size());

  private DocumentReplies() {}

  static JsonObject named(JsonObject json, DocumentName doc) {
    return json.put("room", doc.room()).put("doc", doc.name());
  }

  private static void put(DocumentReply.Listed reply, JsonObject json) {
    json.put("docs", People.array(reply.docs(), DocumentReplies::line))
        .put("more", reply.next().isPresent());
    reply.next().ifPresent(next -> json.put("next", next));
  }

  private static JsonObject line(DocumentReply.Line line) {
    DocumentRow row = line.row();
    return named(new JsonObject(), row.document())
        .put("title", row.title())
        .put("by", People.user(row.creator()))
        .put("created", row.created())
        .put("edited", row.edited())
        .put("editor", People.user(row.editor()))
        .put("pos", row.head())
        .put("bytes", row.bytes())
        .put("open", line.open());
  }

  private static void put(DocumentReply.Opened reply, JsonObject json) {
    named(json, reply.doc())
        .put("title", reply.title())
        .put("epoch", reply.epoch())
        .put("pos", reply.pos())
        .put("update", BinaryData.json(reply.update()))
        .put("vector", BinaryData.json(reply.vector()))
        .put("write", reply.write())
        .put("cursors", CursorStates.json(reply.cursors()));
    reply.next().ifPresent(next -> json.put("next", next));
  }

  private static void put(DocumentReply.Part reply, JsonObject json) {
    json.put("update", BinaryData.json(reply.update()));
    reply.next().ifPresent(next -> json.put("next", next));
  }

  private static void put(DocumentReply.Contents reply, JsonObject json) {
    named(json, reply.doc()).put("epoch", reply.epoch()).put("pos", reply.pos());
    switch (reply.format()) {
      case TEXT, MARKDOWN -> json.put("text", reply.text());
      case JSON -> json.put("json", new JsonObject(reply.text()));
      case UPDATE -> json.put("update", BinaryData.json(reply.update()));
      default -> throw new IllegalArgumentException(reply.format().name());
    }
  }

  private static JsonObject version(DocumentVersion version) {
    return new JsonObject()
        .put("pos", version.pos())
        .put("ts", version.ts())
        .put("editors", People.array(version.editors(), People::user));
  }
}
