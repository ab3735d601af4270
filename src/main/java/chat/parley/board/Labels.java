package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What tells the series of a metric apart, in the order of the keys. */
public record Labels(SortedMap<String, String> byKey) {
  public static final Labels NONE = new Labels(new TreeMap<>());

  /** Takes what has no place any more. */
  public static final Labels OTHER = new Labels(new TreeMap<>(Map.of("other", "true")));

  public static final int MOST = 8;
  public static final int LONGEST_KEY = 40;
  public static final int LONGEST_VALUE = 100;

  /** The text of a series is part of a key in the store, which holds 2,700 bytes. */
  private static final int MOST_BYTES = 1_000;

  private static final String FIELD = "labels";

  public Labels {
    byKey = Collections.unmodifiableSortedMap(byKey);
  }

  /**
   * @throws Refusal when they are too many or too long, or hold what cannot be seen
   */
  public static Labels of(Map<String, String> given) {
    if (given.size() > MOST) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor(FIELD, "A series has at most " + MOST + " labels."));
    }
    int bytes = 0;
    for (Map.Entry<String, String> label : given.entrySet()) {
      check(label.getKey(), label.getValue());
      bytes += label.getKey().length();
      bytes += label.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MOST_BYTES) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor(FIELD, "Labels take at most " + MOST_BYTES + " bytes."));
    }
    return given.isEmpty() ? NONE : new Labels(new TreeMap<>(given));
  }

  /** Whether these are among them. */
  boolean has(Labels wanted) {
    return byKey.entrySet().containsAll(wanted.byKey.entrySet());
  }

  private static void check(String key, String value) {
    if (key.length() > LONGEST_KEY || MetricName.of(key).isEmpty()) {
      throw wrong(
          "A label is called by a letter and at most "
              + (LONGEST_KEY - 1)
              + " letters, digits, '_', '.', ':' or '-'.");
    }
    if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      throw wrong("A label has 1 to " + LONGEST_VALUE + " characters.");
    }
    for (int n = 0; n < value.length(); n++) {
      if (Character.isISOControl(value.charAt(n))) {
        throw wrong("A label holds no control characters.");
      }
    }
  }

  private static Refusal wrong(String detail) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(FIELD, detail));
  }
}
