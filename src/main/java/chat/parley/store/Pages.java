package chat.parley.store;

import chat.parley.log.Entry;
import chat.parley.log.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes pages of rows that were read with one more than was asked for. */
final class Pages {

  private Pages() {}

  static <E extends Entry> Page<E> oldestFirst(List<E> rows, int limit) {
    boolean more = rows.size() > limit;
    return new Page<>(List.copyOf(more ? rows.subList(0, limit) : rows), more);
  }

  static <E extends Entry> Page<E> newestFirst(List<E> rows, int limit) {
    Page<E> page = oldestFirst(rows, limit);
    List<E> turned = new ArrayList<>(page.entries());
    Collections.reverse(turned);
    return new Page<>(List.copyOf(turned), page.more());
  }
}
