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
  private final Map<String, Head> before = new HashMap<>();
  private boolean begun;

  /** A room is forgotten that had announced everything up to here. */
  void left(String room, Head head) {
    if (DirectRoom.isDirect(room)) {
      since.put(room, head);
    }
  }

  /** Other logs have taken the place of all these. */
  void clear() {
    compared.clear();
    since.clear();
    before.clear();
    begun = false;
  }

  /** Before the first comparison nothing is news: whoever is here has come since. */
  boolean isNews(String room, Head head) {
    long known = Math.max(pos(compared, room), Math.max(pos(since, room), pos(before, room)));
    return begun && head.pos() > known;
  }

  private static long pos(Map<String, Head> heads, String room) {
    return heads.getOrDefault(room, Head.EMPTY).pos();
  }

  /**
   * What the store has said; rooms that are not among it have been quiet for long. What was left
   * while it was asked may be newer than its answer, so that is kept until it has answered again.
   */
  void remember(Map<String, Head> heads) {
    compared.clear();
    heads.forEach(
        (room, head) -> {
          if (DirectRoom.isDirect(room)) {
            compared.put(room, head);
          }
        });
    before.clear();
    before.putAll(since);
    since.clear();
    begun = true;
  }
}
