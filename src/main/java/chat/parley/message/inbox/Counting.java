package chat.parley.message.inbox;

import chat.parley.log.LogEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Counts what is unread; where everything is read, nobody asks the store. */
final class Counting {
  private final InboxStore store;

  Counting(InboxStore store) {
    this.store = store;
  }

  /** One answer for each of them that has anything behind what was read. */
  Future<Map<Conversation, Unread>> of(List<Span> spans) {
    List<Span> unread = spans.stream().filter(span -> span.length() > 0).toList();
    return unread.isEmpty()
        ? Future.succeededFuture(Map.of())
        : LogEnvironment.inTime(store.count(unread));
  }

  Future<Stand> of(Conversation of, Place place) {
    return of(List.of(Span.unread(of, place)))
        .map(counts -> new Stand(place, counts.getOrDefault(of, Unread.NONE)));
  }
}
