package chat.parley.room;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the rooms of two went that were spoken in lately, so that a message nobody here was told
 * of can be told from one that somebody has heard and left behind.
 */
final class DirectHeads {
  private final Map<String, Head> compared = new HashMap<>();
  private final Map<String, Head> since = new HashMap<>();
  private boolean begun;

  /** A room is forgotten that had announced everything up to here. */
  void left(String room, Head head) {
    if (DirectRoom.isDirect(room)) {
      since.put(room, head);
    }
  }

  /** Before the first comparison nothing is news: whoever is here has come since. */
  boolean isNews(String room, Head head) {
    long known = Math.max(pos(compared, room), pos(since, room));
    return begun && head.pos() > known;
  }

  private static long pos(Map<String, Head> heads, String room) {
    return heads.getOrDefault(room, Head.EMPTY).pos();
  }

  /** What the store has said; rooms that are not among it have been quiet for long. */
  void remember(Map<String, Head> heads) {
    compared.clear();
    heads.forEach(
        (room, head) -> {
          if (DirectRoom.isDirect(room)) {
            compared.put(room, head);
          }
        });
    since.entrySet().removeIf(left -> left.getValue().pos() <= pos(compared, left.getKey()));
    begun = true;
  }
}
