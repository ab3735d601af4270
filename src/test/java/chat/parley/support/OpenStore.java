package chat.parley.support;

import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomSummary;
import chat.parley.store.Store;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An open store whose rooms hold messages only. */
public record OpenStore(Store store) {

  public static OpenStore of(Future<Store> opening) {
    return new OpenStore(Await.result(opening));
  }

  public String epoch() {
    return store.rooms().epoch();
  }

  public Future<Long> head(String room) {
    return store.rooms().head(room);
  }

  public Future<Map<String, Long>> heads(Set<String> rooms, long directSince) {
    return store.rooms().heads(rooms, directSince);
  }

  @SuppressWarnings("unchecked") // nothing else was appended
  public Future<List<Outcome<Message>>> append(String room, List<MessageDraft> drafts) {
    List<RoomDraft> all = List.copyOf(drafts);
    return (Future<List<Outcome<Message>>>) (Future<?>) store.rooms().append(room, all);
  }

  @SuppressWarnings("unchecked") // nothing else was appended
  public Future<Page<Message>> afterPosition(String room, long after, long upTo, int limit) {
    return (Future<Page<Message>>) (Future<?>) store.rooms().after(room, after, upTo, limit);
  }

  @SuppressWarnings("unchecked") // nothing else was appended
  public Future<Page<Message>> newest(String room, long upTo, int limit) {
    return (Future<Page<Message>>) (Future<?>) store.rooms().newest(room, upTo, limit);
  }

  public Future<Page<Message>> afterSeq(String room, long after, long upTo, int limit) {
    return store.messages().after(room, after, upTo, limit, "nobody");
  }

  public Future<Page<Message>> beforeSeq(String room, long before, long upTo, int limit) {
    return store.messages().before(room, before, upTo, limit, "nobody");
  }

  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return store.rooms().rooms(user, limit);
  }

  public Future<Boolean> knows(String user) {
    return store.rooms().knows(user);
  }

  public Future<Void> probe() {
    return store.database().probe();
  }

  public Future<Void> close() {
    return store.database().close();
  }
}
