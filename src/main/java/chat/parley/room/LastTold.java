package chat.parley.room;

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
  Future<Head> in(String room, Head stored) {
    return heads
        .known(room)
        .map(Future::succeededFuture)
        .orElseGet(() -> before(room, Long.MAX_VALUE, stored));
  }

  /** The room was quiet when the store was last asked, so only what is younger is news. */
  private Future<Head> before(String room, long seq, Head stored) {
    if (stored.pos() == 0 || heads.quietSince() == Long.MAX_VALUE) {
      return Future.succeededFuture(stored);
    }
    return around
        .inTime(around.store().beforeSeq(room, seq, stored.pos(), PAGE))
        .compose(page -> before(room, stored, page));
  }

  private Future<Head> before(String room, Head stored, Page page) {
    List<Message> messages = page.messages();
    for (int i = messages.size() - 1; i >= 0; i--) {
      Message message = messages.get(i);
      if (message.ts() < heads.quietSince()) {
        return Future.succeededFuture(new Head(message.pos(), message.seq()));
      }
    }
    if (page.more() && !messages.isEmpty()) {
      return before(room, messages.get(0).seq(), stored);
    }
    return Future.succeededFuture(messages.isEmpty() ? stored : Head.EMPTY);
  }
}
