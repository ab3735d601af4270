package chat.parley.document.yjs;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is deleted, of each client: the delete set at the end of an update. */
final class Deletes {
  private static final Ranges NO_RANGES = new Ranges();

  /** Never changed. */
  static final Deletes NOTHING = new Deletes();

  /** The highest client first, as Yjs writes them. */
  private final NavigableMap<Long, Ranges> clients = new TreeMap<>(Collections.reverseOrder());

  /** Reads and checks it; sorted and joined, whatever order it has there. */
  static Deletes read(Reader reader, int most) {
    int clients = reader.count();
    if (clients == 0) {
      return NOTHING;
    }
    Deletes deletes = new Deletes();
    int left = most;
    for (int i = 0; i < clients; i++) {
      long client = reader.client();
      int ranges = reader.count();
      left -= ranges;
      if (left < 0) {
        throw new MalformedUpdate("too many deletes");
      }
      if (ranges > 0) {
        deletes.add(client, ranges(reader, ranges));
      }
    }
    return deletes;
  }

  private static Ranges ranges(Reader reader, int count) {
    // as longs, begin above end, so that sorting them sorts by their beginning
    long[] sorted = new long[Math.min(count, 16)];
    for (int i = 0; i < count; i++) {
      int from = reader.clock();
      long to = (long) from + reader.clock();
      if (to == from) {
        throw new MalformedUpdate("a delete of nothing");
      }
      if (to > Bounds.CLOCKS) {
        throw new MalformedUpdate("a clock above 2^31");
      }
      if (i == sorted.length) {
        sorted = Arrays.copyOf(sorted, Math.min(count, 2 * i));
      }
      sorted[i] = (long) from << 32 | to;
    }
    if (count > 1) {
      Arrays.sort(sorted, 0, count);
    }
    Ranges ranges = new Ranges();
    for (int i = 0; i < count; i++) {
      ranges.append((int) (sorted[i] >>> 32), (int) sorted[i]);
    }
    return ranges;
  }

  Ranges of(long client) {
    return clients.getOrDefault(client, NO_RANGES);
  }

  /** From this client on. */
  NavigableMap<Long, Ranges> from(long client) {
    return clients.tailMap(client, true);
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  Map<Long, Ranges> all() {
    return clients;
  }

  void add(long client, Ranges ranges) {
    if (ranges.count() > 0) {
      ranges(client).add(ranges);
    }
  }

  private Ranges ranges(long client) {
    Ranges ranges = clients.get(client);
    if (ranges == null) {
      ranges = new Ranges();
      clients.put(client, ranges);
    }
    return ranges;
  }

  void add(long client, int from, int to) {
    ranges(client).add(from, to);
  }

  boolean same(Deletes other) {
    if (clients.size() != other.clients.size()) {
      return false;
    }
    for (Map.Entry<Long, Ranges> entry : clients.entrySet()) {
      if (!entry.getValue().same(other.of(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  long memory() {
    return clients.values().stream().mapToLong(ranges -> ranges.memory() + 64).sum();
  }

  void trim() {
    clients.values().forEach(Ranges::trim);
  }

  void write(Writer out) {
    out.varUint(clients.size());
    for (Map.Entry<Long, Ranges> entry : clients.entrySet()) {
      Ranges ranges = entry.getValue();
      out.varUint(entry.getKey()).varUint(ranges.count());
      for (int i = 0; i < ranges.count(); i++) {
        out.varUint(ranges.from(i)).varUint(ranges.to(i) - ranges.from(i));
      }
    }
  }
}
