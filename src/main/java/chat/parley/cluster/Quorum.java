package chat.parley.cluster;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether this node is part of the whole: it hears as many nodes as it should, and more than half
 * of those that write to the same store. May be asked from any thread.
 */
final class Quorum {
  /** A node that has just died, or has just come, is known to the store and not to the bus. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final int expected;
  private volatile int heard = 1;
  private volatile long cutOffSince = Long.MAX_VALUE;

  Quorum(int expected) {
    this.expected = expected;
  }

  /**
   * @param heard other nodes that are heard
   * @param writing nodes that the store has seen lately, this one among them
   */
  void seen(Set<String> heard, Set<String> writing, long now) {
    Set<String> heardOfThem = new HashSet<>(writing);
    heardOfThem.retainAll(heard);
    boolean whole = 2 * (heardOfThem.size() + 1) > writing.size();
    cutOffSince = whole ? Long.MAX_VALUE : Math.min(cutOffSince, now);
  }

  void heard(int others) {
    heard = others + 1;
  }

  int nodes() {
    return heard;
  }

  int expected() {
    return expected;
  }

  boolean enough() {
    return heard >= expected;
  }

  boolean cutOff(long now) {
    return now - cutOffSince > PATIENCE_MILLIS;
  }
}
