package chat.parley.document.yjs;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How much somebody has of what each client wrote. */
public final class StateVector {
  public static final StateVector EMPTY = new StateVector(new TreeMap<>());

  private final TreeMap<Long, Long> clocks;

  private StateVector(TreeMap<Long, Long> clocks) {
    this.clocks = clocks;
  }

  static StateVector of(Map<Long, Long> clocks) {
    // the highest client first, as Yjs writes them
    TreeMap<Long, Long> sorted = new TreeMap<>(Collections.reverseOrder());
    sorted.putAll(clocks);
    return new StateVector(sorted);
  }

  /**
   * Checks every byte.
   *
   * @throws MalformedUpdate when they are none, or name more clients than an update may have
   *     structs
   */
  public static StateVector read(byte[] bytes, Bounds bounds) {
    Reader reader = new Reader(bytes, 0, bytes.length);
    TreeMap<Long, Long> clocks = new TreeMap<>(Collections.reverseOrder());
    int count = reader.count();
    if (count > bounds.structs()) {
      throw new MalformedUpdate("too many clients");
    }
    for (int i = 0; i < count; i++) {
      if (clocks.put(reader.client(), reader.varUint()) != null) {
        throw new MalformedUpdate("a client twice");
      }
    }
    if (!reader.done()) {
      throw new MalformedUpdate("more behind the end");
    }
    return new StateVector(clocks);
  }

  public byte[] bytes() {
    Writer out = new Writer(1 + 8 * clocks.size());
    out.varUint(clocks.size());
    clocks.forEach((client, clock) -> out.varUint(client).varUint(clock));
    return out.toBytes();
  }

  /** The clock behind what is there of a client; 0 where nothing is. */
  public long clock(long client) {
    return clocks.getOrDefault(client, 0L);
  }

  public Set<Long> clients() {
    return Collections.unmodifiableSet(clocks.keySet());
  }
}
