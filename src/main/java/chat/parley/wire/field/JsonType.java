package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A type of value in the JSON of chat.v1, as the page and the schemas describe it. */
public interface JsonType {

  /** JSON Schema (draft 2020-12). What settings bound is not in it: that differs by server. */
  JsonObject schema();

  /** In words, for a table of the page. */
  String words(Bounds bounds);

  /** The types of what stands in it. */
  default List<JsonType> parts() {
    return List.of();
  }
}
