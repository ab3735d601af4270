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

  /** The first ones, as many as stay within so many characters (one at least). */
  public Page oldestWithin(int characters) {
    int kept = fitting(messages, characters);
    return new Page(messages.subList(0, kept), more || kept < messages.size());
  }

  /** The last ones, as many as stay within so many characters (one at least). */
  public Page newestWithin(int characters) {
    List<Message> newestFirst = new ArrayList<>(messages);
    Collections.reverse(newestFirst);
    int kept = fitting(newestFirst, characters);
    int size = messages.size();
    return new Page(messages.subList(size - kept, size), more || kept < size);
  }

  private static int fitting(List<Message> messages, int characters) {
    int kept = 0;
    int used = 0;
    for (Message message : messages) {
      used += message.body().text().length();
      if (kept > 0 && used > characters) {
        break;
      }
      kept++;
    }
    return kept;
  }
}
