package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;

/** Always the same word. */
public record Word(String word) implements JsonType {

  @Override
  public JsonObject schema() {
    return new JsonObject().put("const", word);
  }

  @Override
  public String words(Bounds bounds) {
    return "`\"" + word + "\"`";
  }
}
