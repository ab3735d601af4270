package chat.parley.transport.socketio;

import java.util.HashSet;
import java.util.Set;

/**
 * Whom something is for, which Socket.IO calls broadcast options: everybody, or those in any of
 * some rooms, and never those in any of the others. A socket's id counts as a room of its own.
 */
record Recipients(Set<String> rooms, Set<String> except) {
  static final Recipients EVERYBODY = new Recipients(Set.of(), Set.of());

  Recipients to(Set<String> more) {
    return new Recipients(union(rooms, more), except);
  }

  Recipients except(Set<String> more) {
    return new Recipients(rooms, union(except, more));
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return Set.copyOf(both);
  }

  /** Whether somebody of this id in these rooms is meant. */
  boolean include(String id, Set<String> in) {
    return (rooms.isEmpty() || meet(rooms, id, in)) && !meet(except, id, in);
  }

  private static boolean meet(Set<String> names, String id, Set<String> in) {
    return names.contains(id) || names.stream().anyMatch(in::contains);
  }
}
