package chat.parley.message.inbox;

import chat.parley.access.User;
import chat.parley.protocol.Weight;

/**
 * A thread in the list of those that somebody follows.
 *
 * @param ts when it was answered last, milliseconds since 1970
 * @param from who began it
 * @param text what it began with, as it is now, at most {@link Line#TEXT} characters of it
 */
public record ThreadLine(ThreadStand stand, long ts, User from, String text, boolean deleted) {
  private static final int ENVELOPE = 240;

  /** Bytes of JSON that it takes, about. */
  public int weight() {
    return ENVELOPE + Weight.of(stand.room()) + Weight.of(text) + Weight.of(from.name());
  }

  ThreadPlace place() {
    return new ThreadPlace(ts, stand.room(), stand.root());
  }
}
