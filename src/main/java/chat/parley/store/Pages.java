package chat.parley.store;

import chat.parley.room.Message;
import chat.parley.room.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes pages of rows that were read with one more than was asked for. */
final class Pages {

  private Pages() {}

  static Page oldestFirst(List<Message> rows, int limit) {
    boolean more = rows.size() > limit;
    return new Page(List.copyOf(more ? rows.subList(0, limit) : rows), more);
  }

  static Page newestFirst(List<Message> rows, int limit) {
    Page page = oldestFirst(rows, limit);
    List<Message> turned = new ArrayList<>(page.messages());
    Collections.reverse(turned);
    return new Page(List.copyOf(turned), page.more());
  }
}
