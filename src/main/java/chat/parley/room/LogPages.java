package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Pages of a room's log, up to where it has been announced here: nobody reads ahead of that. */
final class LogPages {
  private final String room;
  private final Surroundings around;
  private final LogTail tail;

  LogPages(String room, Surroundings around, LogTail tail) {
    this.room = room;
    this.around = around;
    this.tail = tail;
  }

  /** What came after a position, as much as the budget holds. */
  Future<Page> since(long pos, Room.Budget budget) {
    if (pos == tail.head().pos()) {
      return Future.succeededFuture(Page.EMPTY);
    }
    if (budget.spent()) {
      return Future.succeededFuture(new Page(List.of(), true));
    }
    return around
        .inTime(around.store().afterPosition(room, pos, tail.head().pos(), budget.entries()))
        .map(page -> page.oldestWithin(budget.bytes()));
  }

  Future<Page> newest(int limit) {
    return before(Long.MAX_VALUE, limit, around.rules().pageBytes());
  }

  /** Nobody is shown by history what the room has not announced yet. */
  Future<Page> read(Command.Direction direction, long seq, int limit) {
    int bytes = around.rules().pageBytes();
    return switch (direction) {
      case NEWEST -> newest(limit);
      case BEFORE -> before(seq, limit, bytes);
      case AFTER -> after(seq, limit, bytes);
      case AROUND -> around(seq, limit, bytes / 2);
    };
  }

  private Future<Page> before(long seq, int limit, int bytes) {
    if (limit == 0 || tail.head().pos() == 0) {
      return Future.succeededFuture(new Page(List.of(), tail.head().pos() > 0));
    }
    return around
        .inTime(around.store().beforeSeq(room, seq, tail.head().pos(), limit))
        .map(page -> page.newestWithin(bytes));
  }

  private Future<Page> after(long seq, int limit, int bytes) {
    return around
        .inTime(around.store().afterSeq(room, seq, tail.head().pos(), limit))
        .map(page -> page.oldestWithin(bytes));
  }

  private Future<Page> around(long seq, int limit, int bytes) {
    int older = limit / 2;
    int newer = limit - older;
    return (older == 0 ? Future.succeededFuture(Page.EMPTY) : before(seq, older, bytes))
        .compose(left -> after(seq - 1, newer, bytes).map(right -> joined(left, right)));
  }

  private static Page joined(Page left, Page right) {
    List<Message> all = new ArrayList<>(left.messages());
    all.addAll(right.messages());
    return new Page(all, left.more() || right.more());
  }
}
