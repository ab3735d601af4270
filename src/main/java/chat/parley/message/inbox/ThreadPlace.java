package chat.parley.message.inbox;

import chat.parley.message.MessageId;
import java.util.Optional;

/**
 * A place in the list of threads, of which the one that was answered last stands first.
 *
 * @param ts milliseconds since 1970
 */
public record ThreadPlace(long ts, String room, long root) {
  /** Before all threads. */
  public static final ThreadPlace FIRST = new ThreadPlace(Long.MAX_VALUE, "", 0);

  /** Reads what {@link #toString} spells. */
  public static Optional<ThreadPlace> parse(String text) {
    int space = text.indexOf(' ');
    String digits = text.substring(0, Math.max(0, space));
    return digits.matches("[0-9]{1,16}")
        ? MessageId.parse(text.substring(space + 1))
            .map(id -> new ThreadPlace(Long.parseLong(digits), id.room(), id.seq()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return ts + " " + new MessageId(room, root);
  }
}
