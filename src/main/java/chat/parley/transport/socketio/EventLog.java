package chat.parley.transport.socketio;

import chat.parley.transport.MonotonicClock;
import chat.parley.transport.SessionKeys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The events of one namespace, in one order, for as long as a lost socket may need them and at most
 * so many of them, and so many bytes. Guarded by its own lock, which the caller holds.
 */
final class EventLog {
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 64 * 1024 * 1024;
  private static final int NAME_CHARACTERS = 8;
  private static final int RADIX = 36;

  private final long keptMillis;
  // by it a text that is no offset is told from one, as it may be the last argument of an event
  private final String name = SessionKeys.newId().substring(0, NAME_CHARACTERS) + ".";
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long head;
  private long forgottenUpTo;
  private long bytes;

  /**
   * @param values the name, the arguments, and the number as text
   */
  record Entry(long number, long at, long weight, Recipients recipients, List<Object> values) {}

  /**
   * @param longestAbsence of a socket that recovers
   */
  EventLog(Duration longestAbsence) {
    this.keptMillis = longestAbsence.toMillis();
  }

  Entry append(Recipients recipients, List<Object> values) {
    long now = MonotonicClock.millis();
    head++;
    List<Object> numbered = numbered(values, head);
    Entry entry = new Entry(head, now, EventValues.weight(numbered), recipients, numbered);
    entries.add(entry);
    bytes += entry.weight();
    forget();
    return entry;
  }

  /** The values, and behind them the number as clients give it back. */
  List<Object> numbered(List<Object> values, long number) {
    List<Object> numbered = new ArrayList<>(values);
    numbered.add(name + Long.toString(number, RADIX));
    return numbered;
  }

  /** Lets go what is too old, or too much. */
  void forget() {
    long oldest = MonotonicClock.millis() - keptMillis;
    while (!entries.isEmpty()
        && (entries.size() > MOST_ENTRIES || bytes > MOST_BYTES || entries.peek().at() < oldest)) {
      Entry forgotten = entries.poll();
      bytes -= forgotten.weight();
      forgottenUpTo = forgotten.number();
    }
  }

  /** Beyond every number when the text is no offset of this log, so that nothing continues it. */
  long number(String offset) {
    if (!offset.startsWith(name)) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(offset.substring(name.length()), RADIX);
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
}
