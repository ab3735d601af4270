package chat.parley.wire;

import chat.parley.board.MetricName;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The name of a metric. */
enum MetricText implements FieldType<MetricName> {
  METRIC_TEXT;

  @Override
  public MetricName read(String name, Object value, Bounds bounds) {
    return MetricName.of(Text.of(name, value))
        .orElseThrow(
            () ->
                Wrong.field(
                    name,
                    "must begin with a letter or '_' and have at most 100 letters, digits, '_',"
                        + " '.', ':' or '-'"));
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "string")
        .put("pattern", "^[a-zA-Z_][a-zA-Z0-9_.:-]{0,99}$");
  }

  @Override
  public String words(Bounds bounds) {
    return "name of a metric";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("votes");
  }
}
