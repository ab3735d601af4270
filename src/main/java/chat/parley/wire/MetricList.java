package chat.parley.wire;

import chat.parley.board.MetricName;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some metrics of a board. */
enum MetricList implements FieldType<Set<MetricName>> {
  METRIC_LIST;

  private static final int MOST = 50;

  @Override
  public Set<MetricName> read(String name, Object value, Bounds bounds) {
    if (!(value instanceof List<?> list)) {
      throw Wrong.field(name, "must be a list");
    }
    if (list.size() > MOST) {
      throw Wrong.tooLarge(name, "These are more than " + MOST + " metrics.");
    }
    Set<MetricName> metrics = new LinkedHashSet<>();
    list.forEach(one -> metrics.add(MetricText.METRIC_TEXT.read(name, present(name, one), bounds)));
    return metrics;
  }

  private static Object present(String name, Object value) {
    if (value == null) {
      throw Wrong.field(name, "must hold names of metrics");
    }
    return value;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "array")
        .put("items", MetricText.METRIC_TEXT.schema())
        .put("maxItems", MOST);
  }

  @Override
  public String words(Bounds bounds) {
    return "list of at most " + MOST + " names of metrics";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(List.of("votes"));
  }
}
