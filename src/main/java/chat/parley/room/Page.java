package chat.parley.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some consecutive messages of a room, oldest first.
 *
 * @param more whether the log goes on beyond them, in the direction that was read
 */
public record Page(List<Message> messages, boolean more) {
  public static final Page EMPTY = new Page(List.of(), false);

  /** The first ones, as many as stay within so many bytes of JSON (one at least). */
  public Page oldestWithin(int bytes) {
    int kept = fitting(messages, bytes);
    return new Page(messages.subList(0, kept), more || kept < messages.size());
  }

  /** The last ones, as many as stay within so many bytes of JSON (one at least). */
  public Page newestWithin(int bytes) {
    List<Message> newestFirst = new ArrayList<>(messages);
    Collections.reverse(newestFirst);
    int kept = fitting(newestFirst, bytes);
    int size = messages.size();
    return new Page(messages.subList(size - kept, size), more || kept < size);
  }

  /** Bytes of JSON, about. */
  public int weight() {
    return messages.stream().mapToInt(Weight::of).sum();
  }

  private static int fitting(List<Message> messages, int bytes) {
    int kept = 0;
    int used = 0;
    for (Message message : messages) {
      used += Weight.of(message);
      if (kept > 0 && used > bytes) {
        break;
      }
      kept++;
    }
    return kept;
  }
}
