package chat.parley.room;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;

/**
 * Finds out up to where a room of two that nobody has opened has been told to those who may hear
 * it: whoever has said hello hears what is stored from then on, though he has not asked for the
 * room.
 */
final class LastTold {
  private static final int PAGE = 20;

  private final Surroundings around;
  private final DirectHeads heads;

  LastTold(Surroundings around, DirectHeads heads) {
    this.around = around;
    this.heads = heads;
  }

  /**
   * @param stored the log goes up to here at least
   * @return where announcing has to begin, which may lie before or behind that
   */
  Future<Long> in(String room, long stored) {
    return heads
        .known(room)
        .map(Future::succeededFuture)
        .orElseGet(() -> before(room, stored, stored));
  }

  /** The room was quiet when the store was last asked, so only what is younger is news. */
  private Future<Long> before(String room, long upTo, long stored) {
    if (stored == 0 || heads.quietSince() == Long.MAX_VALUE) {
      return Future.succeededFuture(stored);
    }
    return LogEnvironment.inTime(around.store().newest(room, upTo, PAGE))
        .compose(page -> before(room, stored, page));
  }

  private Future<Long> before(String room, long stored, Page<RoomEntry> page) {
    List<RoomEntry> entries = page.entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      RoomEntry entry = entries.get(i);
      if (entry.ts() < heads.quietSince()) {
        return Future.succeededFuture(entry.pos());
      }
    }
    if (page.more() && !entries.isEmpty()) {
      return before(room, entries.get(0).pos() - 1, stored);
    }
    return Future.succeededFuture(entries.isEmpty() ? stored : 0L);
  }
}
