package chat.parley.board.lines;

import chat.parley.board.Level;
import chat.parley.board.MetricName;
import java.util.Set;

/**
 * Which lines somebody wants to see. A text is looked for as it is, whatever its case: no pattern,
 * so nothing that could take long.
 *
 * @param least lines of lower levels are left out
 * @param text in the line or its fields; all when it is empty
 * @param sources all when there are none
 */
public record LineFilter(Level least, String text, Set<MetricName> sources) {
  static final LineFilter ALL = new LineFilter(Level.TRACE, "", Set.of());

  boolean passes(LogLine line) {
    return line.level().compareTo(least) >= 0
        && (sources.isEmpty() || sources.contains(line.source()))
        && (text.isEmpty()
            || holds(line.text(), text)
            || line.fields().filter(fields -> holds(fields, text)).isPresent());
  }

  private static boolean holds(String where, String what) {
    char lower = Character.toLowerCase(what.charAt(0));
    char upper = Character.toUpperCase(what.charAt(0));
    for (int at = 0; at <= where.length() - what.length(); at++) {
      char first = where.charAt(at);
      if ((first == lower || first == upper)
          && where.regionMatches(true, at, what, 0, what.length())) {
        return true;
      }
    }
    return false;
  }
}
