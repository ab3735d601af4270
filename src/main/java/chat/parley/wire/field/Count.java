package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A whole number of 0 or more. */
public enum Count implements FieldType<Long> {
  COUNT;

  static long of(String name, Object value) {
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number >= 0) {
        return number;
      }
    }
    throw Wrong.field(name, "must be a whole number of 0 or more");
  }

  @Override
  public Long read(String name, Object value, Bounds bounds) {
    return of(name, value);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "integer").put("minimum", 0);
  }

  @Override
  public String words(Bounds bounds) {
    return "whole number";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(1);
  }
}
