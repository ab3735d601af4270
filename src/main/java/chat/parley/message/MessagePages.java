package chat.parley.message;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import chat.parley.room.Room;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of a room's history, up to where it has been announced here: nobody reads ahead of that.
 */
final class MessagePages {
  private final MessageStore store;
  private final int bytes;
  private final Room room;
  private final String reader;

  /**
   * @param bytes most of one page
   * @param reader the id of the user for whom it is read
   */
  MessagePages(MessageStore store, int bytes, Room room, String reader) {
    this.store = store;
    this.bytes = bytes;
    this.room = room;
    this.reader = reader;
  }

  Future<Page<Message>> read(MessageCommand.Direction direction, long seq, int limit) {
    return switch (direction) {
      case NEWEST -> before(Long.MAX_VALUE, limit, bytes);
      case BEFORE -> before(seq, limit, bytes);
      case AFTER -> after(seq, limit, bytes);
      case AROUND -> around(seq, limit, bytes / 2);
      case SINCE ->
          LogEnvironment.inTime(store.firstSince(room.name(), seq))
              .compose(first -> around(first, limit, bytes / 2));
    };
  }

  private Future<Page<Message>> before(long seq, int limit, int bytes) {
    if (limit == 0 || room.head() == 0) {
      return Future.succeededFuture(new Page<>(List.of(), room.head() > 0));
    }
    return LogEnvironment.inTime(store.before(room.name(), seq, room.head(), limit, reader))
        .map(page -> page.newestWithin(bytes));
  }

  private Future<Page<Message>> after(long seq, int limit, int bytes) {
    return LogEnvironment.inTime(store.after(room.name(), seq, room.head(), limit, reader))
        .map(page -> page.oldestWithin(bytes));
  }

  private Future<Page<Message>> around(long seq, int limit, int bytes) {
    int older = limit / 2;
    int newer = limit - older;
    Future<Page<Message>> left =
        older == 0 ? Future.succeededFuture(Page.empty()) : before(seq, older, bytes);
    return left.compose(before -> after(seq - 1, newer, bytes).map(after -> joined(before, after)));
  }

  private static Page<Message> joined(Page<Message> left, Page<Message> right) {
    List<Message> all = new ArrayList<>(left.entries());
    all.addAll(right.entries());
    return new Page<>(all, left.more() || right.more());
  }
}
