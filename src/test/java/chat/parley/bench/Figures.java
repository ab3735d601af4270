package chat.parley.bench;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What one run of one scenario on one server gave, by name; units are in the names. */
record Figures(Map<String, Double> values) {
  private static final double NANOS_PER_MILLI = 1e6;

  Figures() {
    this(new LinkedHashMap<>());
  }

  Figures with(String name, double value) {
    values.put(name, value);
    return this;
  }

  /**
   * @param nanos a histogram of nanoseconds
   */
  Figures with(Histogram nanos) {
    return with("p50 ms", nanos.getValueAtPercentile(50) / NANOS_PER_MILLI)
        .with("p99 ms", nanos.getValueAtPercentile(99) / NANOS_PER_MILLI)
        .with("p99.9 ms", nanos.getValueAtPercentile(99.9) / NANOS_PER_MILLI);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    values.forEach(json::put);
    return json;
  }
}
