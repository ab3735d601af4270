package chat.parley.wire;

import chat.parley.room.Names;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The name of a room, read as it is seen. */
enum RoomName implements FieldType<String> {
  ROOM_NAME;

  /** The room that an op is about. */
  static final Field<String> ROOM = Field.required("room", ROOM_NAME, "");

  static String of(String name, String text) {
    return Names.room(text)
        .orElseThrow(
            () ->
                Wrong.field(
                    name, "must name a room with 1 to 128 letters, digits, '-', '_' or '.'"));
  }

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return of(name, Text.of(name, value));
  }

  /** Without its length: what cannot be seen in a name does not count. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("minLength", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "name of a room";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("lobby");
  }
}
