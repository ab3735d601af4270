package chat.parley.board.lines;

import chat.parley.board.BoardName;
import chat.parley.board.Interval;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Followers of one log who hear the same at the same pace, and what they hear next. */
final class LineGroup {
  /** Near the largest frame that a slow socket may have to take. */
  private static final int MOST_BYTES = 48 * 1024;

  private final String key;
  private final Terms terms;
  private final Set<String> sessions = new HashSet<>();
  private final Deque<NumberedLine> pending = new ArrayDeque<>();
  private int pendingBytes;
  private int leftOut;
  private long told;
  private long reached;
  private long toldAt = Long.MIN_VALUE / 2;
  private double allowance;
  private boolean due;

  /** What makes two followers of one group. */
  record Terms(LineFilter filter, Interval interval, int perSecond) {}

  /**
   * @param key by which its sessions hear it
   * @param number up to which its first follower has all
   */
  LineGroup(String key, Terms terms, long number) {
    this.key = key;
    this.terms = terms;
    this.told = number;
    this.reached = number;
  }

  /**
   * @return whether there is something to tell
   */
  boolean add(Chunk chunk) {
    if (chunk.end() > reached) {
      reached = chunk.end();
      chunk.numbered(terms.filter()).forEach(this::add);
    }
    return !pending.isEmpty();
  }

  /** The newest are told, whatever comes between two events. */
  private void add(NumberedLine line) {
    pending.add(line);
    pendingBytes += line.line().weight();
    leaveOut(most());
  }

  private void leaveOut(int most) {
    while (pending.size() > most || pendingBytes > MOST_BYTES && pending.size() > 1) {
      pendingBytes -= pending.remove().line().weight();
      leftOut++;
    }
  }

  /** Lines of one event, when it may hear so many: those of a second, or of its interval. */
  private int most() {
    long seconds = Math.max(1, TimeUnit.MILLISECONDS.toSeconds(terms.interval().millis()));
    return (int) (terms.perSecond() * seconds);
  }

  /** What was not heard for a while may be heard at once, up to what one event holds. */
  private int allowed(long now) {
    double since = Math.max(0, now - toldAt) * terms.perSecond() / 1_000.0;
    allowance = Math.min(most(), allowance + since);
    return Math.max(1, (int) allowance);
  }

  /** What there is to tell, which is told with this. */
  LineEvent.Told take(BoardName board, long now) {
    leaveOut(allowed(now));
    allowance = Math.max(0, allowance - pending.size());
    LineEvent.Told event = new LineEvent.Told(board, told, reached, List.copyOf(pending), leftOut);
    pending.clear();
    pendingBytes = 0;
    leftOut = 0;
    told = reached;
    toldAt = now;
    return event;
  }

  /** After how many milliseconds it may hear again; a clock that was put back delays it once. */
  long pause(long now) {
    long millis = terms.interval().millis();
    return Math.max(0, Math.min(millis, toldAt + millis - now));
  }

  /** The newest of some lines, as many as one event holds. */
  LineEvent.Told told(BoardName board, long since, List<NumberedLine> all) {
    int from = all.size();
    int bytes = 0;
    while (from > 0 && all.size() - from < most()) {
      bytes += all.get(from - 1).line().weight();
      if (bytes > MOST_BYTES && from < all.size()) {
        break;
      }
      from--;
    }
    return new LineEvent.Told(board, since, told, List.copyOf(all.subList(from, all.size())), from);
  }

  String key() {
    return key;
  }

  Terms terms() {
    return terms;
  }

  Set<String> sessions() {
    return sessions;
  }

  /** Up to where all of it have been told. */
  long told() {
    return told;
  }

  boolean due() {
    return due;
  }

  void due(boolean soon) {
    due = soon;
  }
}
