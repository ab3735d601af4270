package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What builds on what has not come yet, within bounds: what does not fit is dropped, and whoever
 * sent it sends it again. Never changed once it is made.
 */
final class Waiting {
  static final Waiting NOTHING = new Waiting();

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_CLIENTS = 64;

  /** What a struct costs beside its bytes, near enough. */
  private static final int EACH = 16;

  private final List<Section> sections = new ArrayList<>();
  private final Set<Delete> deletes = new LinkedHashSet<>();
  private final Set<Long> clients = new HashSet<>();
  private int bytes;

  /**
   * A delete that waits until all that it deletes is there. So nobody can delete what somebody will
   * write: of a range without end nothing ever is.
   */
  record Delete(long client, int from, int to) {}

  List<Section> sections() {
    return sections;
  }

  Set<Delete> deletes() {
    return deletes;
  }

  int bytes() {
    return bytes;
  }

  void keep(Section section) {
    int size = section.structs().stream().mapToInt(struct -> struct.size() + EACH).sum();
    if (sections.stream().noneMatch(other -> same(section, other))
        && fits(section.client(), size)) {
      sections.add(section);
    }
  }

  private static boolean same(Section one, Section other) {
    return one.client() == other.client()
        && one.first() == other.first()
        && one.next() == other.next();
  }

  void keep(Delete delete) {
    if (!deletes.contains(delete) && fits(delete.client(), EACH)) {
      deletes.add(delete);
    }
  }

  private boolean fits(long client, int size) {
    boolean known = clients.contains(client);
    if (bytes + size > MOST_BYTES || (!known && clients.size() == MOST_CLIENTS)) {
      return false;
    }
    clients.add(client);
    bytes += size;
    return true;
  }
}
