package chat.parley.transport.board;

import chat.parley.board.MetricName;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes items of lines of line protocol: a field is a metric {@code measurement.field}, the field
 * {@code value} the measurement alone, and tags are labels. What no metric can be called by becomes
 * an underscore.
 */
final class PointItems {
  private static final Pattern NO_NAME = Pattern.compile("[^a-zA-Z0-9_.:-]");
  private static final String VALUE = "value";

  private final String does;
  private final String number;
  private final Precision precision;

  /**
   * @param kind what the numbers are: {@code gauge} unless said, {@code count} or {@code observe}
   * @throws Refusal when there is no such kind
   */
  PointItems(Optional<String> kind, Precision precision) {
    this.does =
        switch (kind.orElse("gauge")) {
          case "gauge" -> "set";
          case "count" -> "count";
          case "observe" -> "observe";
          default ->
              throw new Refusal(
                  Problem.BAD_REQUEST.refusedFor("kind", "It is gauge, count or observe."));
        };
    this.number = does.equals("count") ? "by" : VALUE;
    this.precision = precision;
  }

  /**
   * @throws Refusal when it is no line of line protocol
   */
  List<Object> of(String line) {
    if (line.stripLeading().startsWith("#")) {
      return List.of();
    }
    Point point = PointReader.read(line);
    Map<String, Object> labels = new LinkedHashMap<>();
    point.tags().forEach((key, value) -> labels.put(name(key), value));
    List<Object> items = new ArrayList<>(point.fields().size());
    point
        .fields()
        .forEach(
            (field, value) -> {
              Map<String, Object> item = new LinkedHashMap<>();
              item.put(does, name(metric(point.measurement(), field)));
              item.put(number, value);
              item.put("labels", labels);
              point.time().ifPresent(time -> item.put("at", precision.millis(time)));
              items.add(item);
            });
    return items;
  }

  private static String metric(String measurement, String field) {
    return field.equals(VALUE) ? measurement : measurement + "." + field;
  }

  private static String name(String given) {
    String name = plain(given) ? given : NO_NAME.matcher(given).replaceAll("_");
    return Character.isLetter(name.charAt(0)) || name.charAt(0) == '_' ? name : "_" + name;
  }

  /** Nearly all are: an expression is for the others. */
  private static boolean plain(String given) {
    for (int n = 0; n < given.length(); n++) {
      if (!MetricName.allows(given.charAt(n))) {
        return false;
      }
    }
    return true;
  }
}
