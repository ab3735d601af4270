package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** How many hits a page shall have. */
enum HitCount implements FieldType<Integer> {
  HIT_COUNT;

  private static final int MOST = 100;

  /** Where a client does not say. */
  static final int USUAL = 20;

  @Override
  public Integer read(String name, Object value, Bounds bounds) {
    long count = Count.COUNT.read(name, value, bounds);
    if (count < 1 || count > MOST) {
      throw Wrong.field(name, "must be 1 to " + MOST);
    }
    return (int) count;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "integer").put("minimum", 1).put("maximum", MOST);
  }

  @Override
  public String words(Bounds bounds) {
    return "1 to " + MOST;
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(1);
  }
}
