package chat.parley.room;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the rooms of two went that were spoken in lately, so that a message nobody here was told
 * of can be told from one that somebody has heard and left behind.
 */
final class DirectHeads {
  private final Map<String, Long> compared = new HashMap<>();
  private final Map<String, Long> since = new HashMap<>();
  private final Map<String, Long> before = new HashMap<>();
  private long quietSince = Long.MAX_VALUE;

  /** A room is forgotten that had announced everything up to here. */
  void left(String room, long head) {
    if (DirectRoom.isDirect(room)) {
      since.put(room, head);
    }
  }

  /** Other logs have taken the place of all these. */
  void clear() {
    compared.clear();
    since.clear();
    before.clear();
    quietSince = Long.MAX_VALUE;
  }

  /** Everybody who is here and may hear the room has been told of it up to here. */
  Optional<Long> known(String room) {
    return Stream.of(compared, since, before)
        .flatMap(heads -> Optional.ofNullable(heads.get(room)).stream())
        .max(Comparator.naturalOrder());
  }

  boolean isNews(String room, long head) {
    return known(room).filter(told -> told >= head).isEmpty();
  }

  /**
   * In a room that is not known, nothing had been said from here on when the store was last asked.
   * Until it has been asked nothing is news: whoever is here has come since.
   *
   * @return milliseconds since 1970
   */
  long quietSince() {
    return quietSince;
  }

  /**
   * What the store has said; rooms that are not among it have been quiet for long. What was left
   * while it was asked may be newer than its answer, so that is kept until it has answered again.
   *
   * @param spokenSince it was asked for rooms that were spoken in since then
   */
  void remember(Map<String, Long> heads, long spokenSince) {
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
    quietSince = spokenSince;
  }
}
