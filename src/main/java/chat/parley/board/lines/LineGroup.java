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
  private boolean due;

  /** What makes two followers of one group. */
  record Terms(LineFilter filter, Interval interval, int perSecond) {

    /** Most lines of one event. */
    int most() {
      return (int) Math.max(1, perSecond * interval.millis() / TimeUnit.SECONDS.toMillis(1));
    }
  }

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
    while (pending.size() > terms.most() || pendingBytes > MOST_BYTES && pending.size() > 1) {
      pendingBytes -= pending.remove().line().weight();
      leftOut++;
    }
  }

  /** What there is to tell, which is told with this. */
  LineEvent.Told take(BoardName board, long now) {
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
    while (from > 0 && all.size() - from < terms.most()) {
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
