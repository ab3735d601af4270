package chat.parley.wire;

import chat.parley.room.Names;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a document is called for people, read as it is seen. */
enum DocumentTitle implements FieldType<String> {
  DOCUMENT_TITLE;

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return Names.title(Text.of(name, value))
        .orElseThrow(() -> Wrong.field(name, "must have 1 to 100 characters that can be seen"));
  }

  /** Without its length: what cannot be seen does not count. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("minLength", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "text, 1 to 100 characters";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("Notes");
  }
}
