package chat.parley.board;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One series of a board: of which metric, of what kind, and with which labels. */
public record SeriesName(MetricName metric, Kind kind, Labels labels) {
  private static final char LINE = '\n';

  /**
   * As the store and other nodes have it: {@code count votes}, and a line for each label, {@code
   * color=red}. No name or value has a line break.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(kind.name().toLowerCase(Locale.ROOT)).append(' ').append(metric.text());
    labels.byKey().forEach((key, value) -> text.append(LINE).append(key).append('=').append(value));
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException when it is none of ours
   */
  public static SeriesName of(String text) {
    String[] lines = text.split(String.valueOf(LINE), -1);
    int space = lines[0].indexOf(' ');
    Kind kind = Kind.valueOf(lines[0].substring(0, Math.max(0, space)).toUpperCase(Locale.ROOT));
    Map<String, String> labels = new TreeMap<>();
    for (int line = 1; line < lines.length; line++) {
      int sign = lines[line].indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException("a label without a value");
      }
      labels.put(lines[line].substring(0, sign), lines[line].substring(sign + 1));
    }
    return new SeriesName(
        new MetricName(lines[0].substring(space + 1)),
        kind,
        labels.isEmpty() ? Labels.NONE : new Labels(new TreeMap<>(labels)));
  }
}
