package chat.parley.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some consecutive entries of a log, oldest first.
 *
 * @param more whether the log goes on beyond them, in the direction that was read
 */
public record Page<E extends Entry>(List<E> entries, boolean more) {

  public static <E extends Entry> Page<E> empty() {
    return new Page<>(List.of(), false);
  }

  /** The first ones, as many as stay within so many bytes (one at least). */
  public Page<E> oldestWithin(int bytes) {
    int kept = fitting(entries, bytes);
    return new Page<>(entries.subList(0, kept), more || kept < entries.size());
  }

  /** The last ones, as many as stay within so many bytes (one at least). */
  public Page<E> newestWithin(int bytes) {
    List<E> newestFirst = new ArrayList<>(entries);
    Collections.reverse(newestFirst);
    int kept = fitting(newestFirst, bytes);
    int size = entries.size();
    return new Page<>(entries.subList(size - kept, size), more || kept < size);
  }

  public int weight() {
    return entries.stream().mapToInt(Entry::weight).sum();
  }

  private static <E extends Entry> int fitting(List<E> entries, int bytes) {
    int kept = 0;
    int used = 0;
    for (E entry : entries) {
      used += entry.weight();
      if (kept > 0 && used > bytes) {
        break;
      }
      kept++;
    }
    return kept;
  }
}
