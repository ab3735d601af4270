package chat.parley.room;

import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageId;
import chat.parley.message.MessageStore;
import chat.parley.message.Version;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What a store in memory knows of messages, to which nothing happens there. */
record MemoryMessages(MemoryStore store) implements MessageStore {

  @Override
  public Future<Page<Message>> after(String room, long after, long upTo, int limit, String reader) {
    return store.answer(MemoryStore.page(store.between(room, after, upTo), limit));
  }

  @Override
  public Future<Page<Message>> before(
      String room, long before, long upTo, int limit, String reader) {
    return store.answer(
        MemoryStore.lastOf(store.between(room, 0, Math.min(before - 1, upTo)), limit));
  }

  @Override
  public Future<Long> firstSince(String room, long ts) {
    return store.answer(1L);
  }

  @Override
  public Future<Optional<Message>> message(MessageId id, String reader) {
    return store.answer(store.between(id.room(), id.seq() - 1, id.seq()).stream().findFirst());
  }

  @Override
  public Future<Page<Message>> replies(MessageId root, long after, int limit, String reader) {
    return store.answer(Page.empty());
  }

  @Override
  public Future<Page<Message>> repliesBefore(
      MessageId root, long before, int limit, String reader) {
    return store.answer(Page.empty());
  }

  @Override
  public Future<Page<Message>> pinned(String room, int limit, String reader) {
    return store.answer(Page.empty());
  }

  @Override
  public Future<List<Version>> versions(MessageId id, int bytes) {
    return store.answer(List.of());
  }
}
