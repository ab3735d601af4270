package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.document.CursorState;
import chat.parley.document.DocumentEvent;
import chat.parley.document.DocumentName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Spells what is heard of documents for another node. */
final class DocumentWire {

  private DocumentWire() {}

  private static JsonObject named(String ev, DocumentName doc) {
    return new JsonObject().put("ev", ev).put("room", doc.room()).put("doc", doc.name());
  }

  private static DocumentName doc(JsonObject json) {
    return new DocumentName(text(json, "room"), text(json, "doc"));
  }

  static JsonObject updated(DocumentEvent.Updated event) {
    return named("doc.updated", event.doc())
        .put("epoch", event.epoch())
        .put("pos", event.pos())
        .put("by", UserWire.spelled(event.by()))
        .put("ts", event.ts())
        .put("update", event.update());
  }

  static DocumentEvent updated(JsonObject json) {
    return new DocumentEvent.Updated(
        doc(json),
        text(json, "epoch"),
        json.getLong("pos"),
        UserWire.read(json.getJsonObject("by")),
        json.getLong("ts"),
        json.getBinary("update"));
  }

  static JsonObject cursors(DocumentEvent.Cursors event) {
    JsonArray cursors = new JsonArray();
    event.cursors().forEach(cursor -> cursors.add(spelled(cursor)));
    return named("doc.cursors", event.doc()).put("cursors", cursors);
  }

  private static JsonObject spelled(CursorState cursor) {
    JsonObject json = new JsonObject().put("client", cursor.client()).put("clock", cursor.clock());
    cursor.json().ifPresent(state -> json.put("state", state));
    return json;
  }

  static DocumentEvent cursors(JsonObject json) {
    List<CursorState> cursors =
        json.getJsonArray("cursors").stream()
            .map(JsonObject.class::cast)
            .map(DocumentWire::cursor)
            .toList();
    return new DocumentEvent.Cursors(doc(json), cursors);
  }

  private static CursorState cursor(JsonObject json) {
    return new CursorState(
        json.getLong("client"),
        json.getLong("clock"),
        Optional.ofNullable(json.getString("state")));
  }

  static JsonObject edited(DocumentEvent.Edited event) {
    JsonArray by = new JsonArray();
    event.by().forEach(user -> by.add(UserWire.spelled(user)));
    return named("doc.edited", event.doc())
        .put("title", event.title())
        .put("pos", event.pos())
        .put("ts", event.ts())
        .put("by", by)
        .put("open", event.open());
  }

  static DocumentEvent edited(JsonObject json) {
    return new DocumentEvent.Edited(
        doc(json),
        text(json, "title"),
        json.getLong("pos"),
        json.getLong("ts"),
        json.getJsonArray("by").stream().map(JsonObject.class::cast).map(UserWire::read).toList(),
        json.getInteger("open"));
  }
}
