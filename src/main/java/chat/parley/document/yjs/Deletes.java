package chat.parley.document.yjs;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is deleted, of each client: the delete set at the end of an update. */
final class Deletes {
  static final Ranges NONE = new Ranges();

  /** The highest client first, as Yjs writes them. */
  private final NavigableMap<Long, Ranges> clients = new TreeMap<>(Collections.reverseOrder());

  /** Reads and checks it; sorted and joined, whatever order it has there. */
  static Deletes read(Reader reader, int most) {
    Deletes deletes = new Deletes();
    int left = most;
    int clients = reader.count();
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
    Arrays.sort(sorted, 0, count);
    Ranges ranges = new Ranges();
    for (int i = 0; i < count; i++) {
      ranges.append((int) (sorted[i] >>> 32), (int) sorted[i]);
    }
    return ranges;
  }

  Ranges of(long client) {
    return clients.getOrDefault(client, NONE);
  }

  /** From this client on. */
  NavigableMap<Long, Ranges> from(long client) {
    return clients.tailMap(client, true);
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  void each(BiConsumer<Long, Ranges> visitor) {
    clients.forEach(visitor);
  }

  void add(long client, Ranges ranges) {
    if (ranges.count() > 0) {
      clients.computeIfAbsent(client, key -> new Ranges()).add(ranges);
    }
  }

  void add(long client, int from, int to) {
    clients.computeIfAbsent(client, key -> new Ranges()).add(from, to);
  }

  boolean same(Deletes other) {
    return clients.keySet().equals(other.clients.keySet())
        && clients.entrySet().stream()
            .allMatch(entry -> entry.getValue().same(other.of(entry.getKey())));
  }

  int count() {
    return clients.values().stream().mapToInt(Ranges::count).sum();
  }

  long memory() {
    return clients.values().stream().mapToLong(ranges -> ranges.memory() + 64).sum();
  }

  void trim() {
    clients.values().forEach(Ranges::trim);
  }

  void write(Writer out) {
    out.varUint(clients.size());
    clients.forEach(
        (client, ranges) -> {
          out.varUint(client).varUint(ranges.count());
          for (int i = 0; i < ranges.count(); i++) {
            out.varUint(ranges.from(i)).varUint(ranges.to(i) - ranges.from(i));
          }
        });
  }
}
