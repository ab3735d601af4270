package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A number, with a fraction or without.
 *
 * @param least not less than this
 * @param most not more than this
 */
public record Decimal(double least, double most) implements FieldType<Double> {

  @Override
  public Double read(String name, Object value, Bounds bounds) {
    if (value instanceof Number number) {
      double decimal = number.doubleValue();
      if (decimal >= least && decimal <= most) {
        return decimal;
      }
    }
    throw Wrong.field(name, "must be a number of " + spelled(least) + " to " + spelled(most));
  }

  private static String spelled(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) <= 1L << 53
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "number");
  }

  @Override
  public String words(Bounds bounds) {
    return "number";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(1);
  }
}
