package chat.parley.wire;

import chat.parley.board.Labels;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Labels: {@code {"color":"red"}}. */
enum LabelsText implements FieldType<Labels> {
  LABELS;

  @Override
  public Labels read(String name, Object value, Bounds bounds) {
    Map<String, String> labels = new LinkedHashMap<>();
    ObjectOf.values(name, value).forEach((key, text) -> labels.put(key, Text.of(name, text)));
    return Labels.of(labels);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "object")
        .put("maxProperties", Labels.MOST)
        .put("additionalProperties", new JsonObject().put("type", "string"));
  }

  @Override
  public String words(Bounds bounds) {
    return "object of at most " + Labels.MOST + " texts";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(Map.of("color", "red"));
  }
}
