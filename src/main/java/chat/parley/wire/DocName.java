package chat.parley.wire;

import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The name of a document in its room, which follows the rules of names of open rooms. */
enum DocName implements FieldType<String> {
  DOC_NAME;

  /** The document that an op is about. */
  static final Field<String> DOC = Field.required("doc", DOC_NAME, "");

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return Names.room(Text.of(name, value))
        .filter(doc -> !DirectRoom.isDirect(doc))
        .orElseThrow(
            () ->
                Wrong.field(
                    name, "must name a document with 1 to 128 letters, digits, '-', '_' or '.'"));
  }

  /** Without its length: what cannot be seen in a name does not count. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("minLength", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "name of a document";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("notes");
  }
}
