package chat.parley.document.yjs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What builds on what has not come yet, within bounds: what does not fit is dropped, and whoever
 * sent it sends it again. Never changed once it is made.
 */
final class Waiting {
  static final Waiting NOTHING = new Waiting();

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_CLIENTS = 64;

  /** What a struct or a delete takes beside its bytes, near enough. */
  private static final int EACH = 48;

  private final Map<Place, Section> sections = new LinkedHashMap<>();
  private final Set<Delete> deletes = new LinkedHashSet<>();
  private final Set<Long> clients = new HashSet<>();
  private int bytes;

  /** The same sent twice waits once. */
  private record Place(long client, int first, int next) {}

  /**
   * A delete that waits until all that it deletes is there. So nobody can delete what somebody will
   * write: of a range without end nothing ever is.
   */
  record Delete(long client, int from, int to) {}

  List<Section> sections() {
    return sections.isEmpty() ? List.of() : List.copyOf(sections.values());
  }

  Set<Delete> deletes() {
    return deletes;
  }

  int bytes() {
    return bytes;
  }

  void keep(Section section) {
    Place place = new Place(section.client(), section.first(), section.next());
    int size = section.size() + EACH * section.structs().size();
    if (!sections.containsKey(place) && fits(section.client(), size)) {
      sections.put(place, section);
    }
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
