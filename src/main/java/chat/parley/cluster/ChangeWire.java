package chat.parley.cluster;

import chat.parley.message.Alteration;
import chat.parley.message.Change;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Spells what happened to a message, as another node reads it back. */
final class ChangeWire {

  private ChangeWire() {}

  static JsonObject spelled(Change change) {
    JsonObject json =
        new JsonObject()
            .put("kind", change.alteration().kind())
            .put("room", change.room())
            .put("epoch", change.epoch())
            .put("pos", change.pos())
            .put("ts", change.ts())
            .put("by", UserWire.spelled(change.by()))
            .put("cid", change.cid())
            .put("seq", change.seq())
            .put("number", change.number());
    if (change.alteration() instanceof Alteration.Edit edit) {
      json.put("body", BodyWire.spelled(edit.body()));
    } else if (change.alteration() instanceof Alteration.Close close) {
      json.put("body", BodyWire.spelled(close.body())).put("end", close.end().name());
    } else if (change.alteration() instanceof Alteration.Reaction reaction) {
      json.put("emoji", reaction.emoji()).put("on", reaction.on());
    } else if (change.alteration() instanceof Alteration.Pin pin) {
      json.put("on", pin.on());
    }
    return json;
  }

  /** Nothing when it is of a kind that this node does not know. */
  static Optional<Change> read(JsonObject json) {
    return alteration(json)
        .map(
            alteration ->
                new Change(
                    json.getString("room"),
                    json.getString("epoch"),
                    json.getLong("pos"),
                    json.getLong("ts"),
                    UserWire.read(json.getJsonObject("by")),
                    json.getString("cid"),
                    json.getLong("seq"),
                    alteration,
                    json.getLong("number")));
  }

  private static Optional<Alteration> alteration(JsonObject json) {
    return switch (json.getString("kind", "")) {
      case Alteration.Edit.KIND -> Optional.of(new Alteration.Edit(BodyWire.read(json)));
      case Alteration.Close.KIND ->
          Optional.of(
              new Alteration.Close(
                  BodyWire.read(json), Alteration.End.valueOf(json.getString("end"))));
      case Alteration.Deletion.KIND -> Optional.of(new Alteration.Deletion());
      case Alteration.Reaction.KIND ->
          Optional.of(new Alteration.Reaction(json.getString("emoji"), json.getBoolean("on")));
      case Alteration.Pin.KIND -> Optional.of(new Alteration.Pin(json.getBoolean("on")));
      default -> Optional.empty();
    };
  }
}
