package chat.parley.wire;

import chat.parley.document.CursorState;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.JsonType;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where somebody is in a document: {@code [{"client":7,"clock":1,"state":{…}}]}. */
enum CursorStates implements FieldType<List<CursorState>> {
  CURSOR_STATES;

  private static final int MOST = 16;

  private static final Field<Long> CLIENT = Field.required("client", Count.COUNT, "its id in Yjs");
  private static final Field<Long> CLOCK = Field.required("clock", Count.COUNT, "higher each time");
  private static final Field<Optional<Map<String, Object>>> STATE =
      Field.optional("state", FreeObject.FREE_OBJECT, "none when it is over");

  private static final ObjectOf<CursorState> STATE_OF_CLIENT =
      new ObjectOf<>(
          List.of(CLIENT, CLOCK, STATE),
          given ->
              new CursorState(
                  CLIENT.in(given), CLOCK.in(given), STATE.in(given).map(CursorText::of)));

  @Override
  public List<CursorState> read(String name, Object value, Bounds bounds) {
    if (!(value instanceof List<?> list)) {
      throw Wrong.field(name, "must be a list");
    }
    if (list.size() > MOST) {
      throw Wrong.tooLarge(name, "These are more than " + MOST + " cursors.");
    }
    return list.stream().map(state -> state(name, state, bounds)).toList();
  }

  private static CursorState state(String name, Object state, Bounds bounds) {
    if (state == null) {
      throw Wrong.field(name, "must hold objects");
    }
    return STATE_OF_CLIENT.read(name, state, bounds);
  }

  @Override
  public JsonObject schema() {
    JsonObject state = STATE_OF_CLIENT.schema();
    state
        .getJsonObject("properties")
        .getJsonObject("state")
        .put("type", new JsonArray().add("object").add("null"));
    return new JsonObject().put("type", "array").put("items", state);
  }

  @Override
  public String words(Bounds bounds) {
    return "list of " + STATE_OF_CLIENT.words(bounds);
  }

  @Override
  public List<JsonType> parts() {
    return List.of(STATE_OF_CLIENT);
  }

  @Override
  public Optional<Object> example() {
    return STATE_OF_CLIENT.example().map(List::of);
  }

  static JsonArray json(List<CursorState> cursors) {
    JsonArray all = new JsonArray();
    cursors.forEach(cursor -> all.add(json(cursor)));
    return all;
  }

  private static JsonObject json(CursorState cursor) {
    return new JsonObject()
        .put("client", cursor.client())
        .put("clock", cursor.clock())
        .put("state", cursor.json().map(JsonObject::new).orElse(null));
  }
}
