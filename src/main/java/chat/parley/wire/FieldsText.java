package chat.parley.wire;

import chat.parley.board.BoardBounds;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.ObjectOf;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What is known of a line of a log beside its text: an object, kept as it is spelled. */
enum FieldsText implements FieldType<String> {
  FIELDS_TEXT;

  private static final JsonText JSON = new JsonText(BoardBounds.LINE_BYTES, false);

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return JSON.read(name, ObjectOf.values(name, value), bounds);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "object");
  }

  @Override
  public String words(Bounds bounds) {
    return "object, at most " + BoardBounds.LINE_BYTES / 1024 + " KiB";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(Map.of("user", "ann"));
  }
}
