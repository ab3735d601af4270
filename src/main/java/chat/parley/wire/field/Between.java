package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A whole number between two others, which it may be. */
public record Between(long least, long most) implements FieldType<Long> {

  @Override
  public Long read(String name, Object value, Bounds bounds) {
    long number = Count.of(name, value);
    if (number < least || number > most) {
      throw Wrong.field(name, "must be " + least + " to " + most);
    }
    return number;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "integer").put("minimum", least).put("maximum", most);
  }

  @Override
  public String words(Bounds bounds) {
    return least + " to " + most;
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(most);
  }
}
