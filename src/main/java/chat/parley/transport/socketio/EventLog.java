package chat.parley.transport.socketio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The events of one namespace, in one order, for as long as a lost socket may need them and at most
 * so many. Guarded by its own lock, which the caller holds.
 */
final class EventLog {
  private static final int MOST_ENTRIES = 10_000;
  private static final int RADIX = 36;

  private final long keptMillis;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long head;
  private long forgottenUpTo;

  /**
   * @param values the name, the arguments, and the number as text
   */
  record Entry(long number, long at, Recipients recipients, List<Object> values) {}

  /**
   * @param longestAbsence of a socket that recovers
   */
  EventLog(Duration longestAbsence) {
    this.keptMillis = longestAbsence.toMillis();
  }

  Entry append(Recipients recipients, List<Object> values) {
    long now = now();
    head++;
    List<Object> numbered = new ArrayList<>(values);
    numbered.add(Long.toString(head, RADIX));
    Entry entry = new Entry(head, now, recipients, numbered);
    entries.add(entry);
    while (entries.size() > MOST_ENTRIES || entries.peek().at() < now - keptMillis) {
      forgottenUpTo = entries.poll().number();
    }
    return entry;
  }

  /** Beyond every number when the text is none, so that nothing continues it. */
  static long number(String offset) {
    try {
      return Long.parseLong(offset, RADIX);
    } catch (NumberFormatException strange) {
      return Long.MAX_VALUE;
    }
  }

  long head() {
    return head;
  }

  /** Events up to this number are not kept any more. */
  long forgottenUpTo() {
    return forgottenUpTo;
  }

  /** What somebody of this id in these rooms would have heard since. */
  List<Entry> since(long number, String id, Set<String> rooms) {
    return entries.stream()
        .filter(entry -> entry.number() > number && entry.recipients().include(id, rooms))
        .toList();
  }

  static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
