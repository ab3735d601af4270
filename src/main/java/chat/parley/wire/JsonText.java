package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any JSON, which the server keeps as it is spelled.
 *
 * @param most bytes of it
 * @param list whether it is a list
 */
record JsonText(int most, boolean list) implements FieldType<String> {

  @Override
  public String read(String name, Object value, Bounds bounds) {
    if (list && !(value instanceof List)) {
      throw Wrong.field(name, "must be a list");
    }
    String json = spelled(name, value);
    if (json.getBytes(StandardCharsets.UTF_8).length > most) {
      throw Wrong.tooLarge(name, "This takes at most " + most + " bytes.");
    }
    return json;
  }

  @SuppressWarnings("unchecked") // StrictJson makes no other maps
  private static String spelled(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonObject((Map<String, Object>) map).encode();
    }
    if (value instanceof List<?> items) {
      return new JsonArray(items).encode();
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return Json.encode(value);
    }
    throw Wrong.field(name, "must be JSON");
  }

  static Object value(String json) {
    return Json.decodeValue(json);
  }

  @Override
  public JsonObject schema() {
    return list ? new JsonObject().put("type", "array") : new JsonObject();
  }

  @Override
  public String words(Bounds bounds) {
    return (list ? "any list" : "any JSON") + ", at most " + most / 1024 + " KiB";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(List.of(1));
  }
}
