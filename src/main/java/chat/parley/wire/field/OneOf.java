package chat.parley.wire.field;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** One of several shapes that the server tells. */
public record OneOf(List<Shape> shapes) implements JsonType {

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("anyOf", new JsonArray(shapes.stream().map(Shape::schema).toList()));
  }

  @Override
  public String words(Bounds bounds) {
    return shapes.stream().map(shape -> shape.words(bounds)).collect(Collectors.joining(", "));
  }

  @Override
  public List<JsonType> parts() {
    return List.copyOf(shapes);
  }
}
