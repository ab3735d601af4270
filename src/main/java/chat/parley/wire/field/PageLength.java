package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** How many entries a page shall have: at least one, and no more than the settings allow. */
public enum PageLength implements FieldType<Integer> {
  PAGE_LENGTH;

  private static final int USUAL = 50;

  /** Where a client does not say. */
  public static int usual(Bounds bounds) {
    return Math.min(USUAL, bounds.page());
  }

  @Override
  public Integer read(String name, Object value, Bounds bounds) {
    long length = Count.of(name, value);
    if (length < 1 || length > bounds.page()) {
      throw Wrong.field(name, "must be 1 to " + bounds.page());
    }
    return (int) length;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "integer").put("minimum", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "1 to " + bounds.page();
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(1);
  }
}
