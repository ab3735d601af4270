package chat.parley.transport.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and labels as Prometheus has them: fewer characters, and some words that are its own. */
final class PrometheusNames {
  private static final Pattern NO_METRIC = Pattern.compile("[^a-zA-Z0-9_:]");
  private static final Pattern NO_LABEL = Pattern.compile("[^a-zA-Z0-9_]");

  /** Labels that begin so are its own. */
  private static final Pattern RESERVED = Pattern.compile("^__+");

  private PrometheusNames() {}

  static String metric(String name) {
    return NO_METRIC.matcher(name).replaceAll("_");
  }

  /**
   * Labels of a series, and those by which its numbers are told apart.
   *
   * @param own names that stay as they are
   */
  static Map<String, String> labels(Map<String, String> given, Map<String, String> own) {
    Map<String, String> labels = new LinkedHashMap<>(own);
    given.forEach(
        (key, value) -> {
          String name = RESERVED.matcher(NO_LABEL.matcher(key).replaceAll("_")).replaceAll("_");
          while (labels.containsKey(name)) {
            name = name + "_";
          }
          labels.put(name, value);
        });
    return labels;
  }

  static String spelled(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
