package chat.parley.board;

import java.util.HashSet;
import java.util.Set;

/** Watchers who hear the same at the same pace. */
final class Group {
  private final String key;
  private final Terms terms;
  private final Set<String> sessions = new HashSet<>();
  private long sent;
  private long sentAt;
  private boolean due;

  /** What makes two watchers of one group. */
  record Terms(Interval interval, BoardCommand.Wanted wanted, Steps steps) {}

  /**
   * @param key by which its sessions hear it
   * @param sent the state that its first watcher has
   */
  Group(String key, Terms terms, long sent) {
    this.key = key;
    this.terms = terms;
    this.sent = sent;
    this.sentAt = Long.MIN_VALUE / 2;
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

  /** The last state that all of it have. */
  long sent() {
    return sent;
  }

  void sent(long revision) {
    sent = revision;
  }

  /** It has heard something. */
  void heard(long now) {
    sentAt = now;
  }

  /** After how many milliseconds it may hear again; a clock that was put back delays it once. */
  long pause(long now) {
    long millis = terms.interval().millis();
    return Math.max(0, Math.min(millis, sentAt + millis - now));
  }

  /** Whether it will hear soon. */
  boolean due() {
    return due;
  }

  void due(boolean soon) {
    due = soon;
  }
}
