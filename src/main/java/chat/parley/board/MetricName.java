package chat.parley.board;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a metric is called on its board, and a label too. */
public record MetricName(String text) implements Comparable<MetricName> {
  public static final int LONGEST = 100;

  private static final Pattern PATTERN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:-]{0,99}");

  /** Empty when nothing can be called so. */
  public static Optional<MetricName> of(String wanted) {
    return PATTERN.matcher(wanted).matches()
        ? Optional.of(new MetricName(wanted))
        : Optional.empty();
  }

  @Override
  public int compareTo(MetricName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
