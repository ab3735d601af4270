package chat.parley.message;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of a thread, of which the message that it began with is the first. */
final class ThreadPages {
  private final MessageStore store;
  private final int bytes;
  private final MessageId root;
  private final String reader;

  /**
   * @param bytes most of one page
   */
  ThreadPages(MessageStore store, int bytes, String room, long root, String reader) {
    this.store = store;
    this.bytes = bytes;
    this.root = new MessageId(room, root);
    this.reader = reader;
  }

  Future<Page<Message>> read(MessageCommand.Direction direction, long seq, int limit) {
    return direction == MessageCommand.Direction.BEFORE ? before(seq, limit) : after(seq, limit);
  }

  private Future<Page<Message>> after(long seq, int limit) {
    return LogEnvironment.inTime(store.replies(root, seq, limit, reader))
        .compose(
            page ->
                seq < root.seq()
                    ? first().map(first -> joined(first, page))
                    : Future.succeededFuture(page))
        .map(page -> page.oldestWithin(bytes));
  }

  private Future<Page<Message>> before(long seq, int limit) {
    return LogEnvironment.inTime(store.repliesBefore(root, seq, limit, reader))
        .compose(
            page ->
                page.more() || seq <= root.seq()
                    ? Future.succeededFuture(page)
                    : first().map(first -> joined(first, page)))
        .map(page -> page.newestWithin(bytes));
  }

  private Future<Optional<Message>> first() {
    return LogEnvironment.inTime(store.message(root, reader));
  }

  private static Page<Message> joined(Optional<Message> first, Page<Message> replies) {
    List<Message> all = new ArrayList<>();
    first.ifPresent(all::add);
    all.addAll(replies.entries());
    return new Page<>(all, replies.more());
  }
}
