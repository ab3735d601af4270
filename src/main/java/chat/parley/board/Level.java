package chat.parley.board;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How much a line of a log matters, the least first. */
public enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /** Lines of each level are counted for themselves. */
  private final Labels labels =
      new Labels(new TreeMap<>(Map.of("level", name().toLowerCase(Locale.ROOT))));

  Labels labels() {
    return labels;
  }
}
