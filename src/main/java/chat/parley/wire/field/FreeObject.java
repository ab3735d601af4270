package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** An object with whatever a program wants in it. */
public enum FreeObject implements FieldType<Map<String, Object>> {
  FREE_OBJECT;

  @Override
  public Map<String, Object> read(String name, Object value, Bounds bounds) {
    return ObjectOf.values(name, value);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "object");
  }

  @Override
  public String words(Bounds bounds) {
    return "any object";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(Map.of("n", 1));
  }
}
