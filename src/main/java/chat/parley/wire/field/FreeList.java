package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A list of whatever a program wants in it. */
public enum FreeList implements FieldType<List<Object>> {
  FREE_LIST;

  @Override
  @SuppressWarnings("unchecked") // StrictJson makes no other lists
  public List<Object> read(String name, Object value, Bounds bounds) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw Wrong.field(name, "must be an array");
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "array");
  }

  @Override
  public String words(Bounds bounds) {
    return "any list";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(List.of(1));
  }
}
