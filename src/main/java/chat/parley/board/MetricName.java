package chat.parley.board;

import java.util.Optional;

/** What a metric is called on its board, and a label too. */
public record MetricName(String text) implements Comparable<MetricName> {
  public static final int LONGEST = 100;

  /** Empty when nothing can be called so. By hand: each item that is recorded has some. */
  public static Optional<MetricName> of(String wanted) {
    int length = wanted.length();
    if (length == 0 || length > LONGEST || !begins(wanted.charAt(0))) {
      return Optional.empty();
    }
    for (int n = 1; n < length; n++) {
      if (!allows(wanted.charAt(n))) {
        return Optional.empty();
      }
    }
    return Optional.of(new MetricName(wanted));
  }

  private static boolean begins(char first) {
    return first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z' || first == '_';
  }

  /** Whether it may stand in a name, though maybe not at the begin. */
  public static boolean allows(char letter) {
    return begins(letter)
        || letter >= '0' && letter <= '9'
        || letter == '.'
        || letter == ':'
        || letter == '-';
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
