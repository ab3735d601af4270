package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one text becomes another by little: lines first, and characters within the lines that differ.
 * What would take too long to find is replaced as a whole.
 */
final class TextDiff {
  /** Within so many characters on both sides together, differences are sought by characters. */
  private static final int FINE = 20_000;

  private final String old;
  private final String now;
  private final List<Hunk> hunks = new ArrayList<>();

  private TextDiff(String old, String now) {
    this.old = old;
    this.now = now;
  }

  /** In the order of the old text, and never with half a pair of surrogates. */
  static List<Hunk> between(String old, String now) {
    TextDiff diff = new TextDiff(old, now);
    diff.lines();
    return diff.hunks;
  }

  private void lines() {
    Map<String, Integer> known = new HashMap<>();
    int[] oldStarts = lineStarts(old);
    int[] nowStarts = lineStarts(now);
    int[] oldLines = numbers(old, oldStarts, known);
    int[] nowLines = numbers(now, nowStarts, known);
    for (Myers.Change change : Myers.changes(oldLines, nowLines)) {
      characters(
          oldStarts[change.oldFrom()],
          oldStarts[change.oldTo()],
          nowStarts[change.newFrom()],
          nowStarts[change.newTo()]);
    }
  }

  /** Also behind the last one. */
  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      starts.add(at);
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    starts.add(text.length());
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] numbers(String text, int[] starts, Map<String, Integer> known) {
    int[] numbers = new int[starts.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      String line = text.substring(starts[i], starts[i + 1]);
      numbers[i] = known.computeIfAbsent(line, key -> known.size());
    }
    return numbers;
  }

  private void characters(int oldFrom, int oldTo, int newFrom, int newTo) {
    String before = old.substring(oldFrom, oldTo);
    String after = now.substring(newFrom, newTo);
    if (before.isEmpty() || after.isEmpty() || before.length() + after.length() > FINE) {
      hunks.add(new Hunk(oldFrom, oldTo, after));
      return;
    }
    int[] oldPoints = before.codePoints().toArray();
    int[] newPoints = after.codePoints().toArray();
    int at = 0;
    int units = oldFrom;
    for (Myers.Change change : Myers.changes(oldPoints, newPoints)) {
      units += new String(oldPoints, at, change.oldFrom() - at).length();
      String gone = new String(oldPoints, change.oldFrom(), change.oldTo() - change.oldFrom());
      String text = new String(newPoints, change.newFrom(), change.newTo() - change.newFrom());
      hunks.add(new Hunk(units, units + gone.length(), text));
      units += gone.length();
      at = change.oldTo();
    }
  }
}
