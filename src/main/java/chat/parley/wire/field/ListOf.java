package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A list that the server tells. */
public record ListOf(JsonType item) implements JsonType {

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "array").put("items", item.schema());
  }

  @Override
  public String words(Bounds bounds) {
    return "list of " + item.words(bounds);
  }

  @Override
  public List<JsonType> parts() {
    return List.of(item);
  }
}
