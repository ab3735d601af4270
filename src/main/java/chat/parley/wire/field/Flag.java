package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** True or false. */
public enum Flag implements FieldType<Boolean> {
  FLAG;

  @Override
  public Boolean read(String name, Object value, Bounds bounds) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw Wrong.field(name, "must be true or false");
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "boolean");
  }

  @Override
  public String words(Bounds bounds) {
    return "true or false";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(true);
  }
}
