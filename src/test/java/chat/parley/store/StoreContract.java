package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomSummary;
import chat.parley.room.UnknownEntry;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every store promises. The rooms and people of each test are its own, so a database may be
 * old.
 */
@ExtendWith(VertxExtension.class)
abstract class StoreContract {
  private final String room = "room-" + UUID.randomUUID();
  private final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  private final User bob = new User("bob-" + UUID.randomUUID(), "Bob", true);
  protected Vertx vertx;
  private OpenStore store;

  /** Opens the same database each time. */
  protected abstract Future<Store> open(Vertx vertx) throws Exception;

  /** Writes past the store, as a later version would. */
  protected abstract void sql(OpenStore store, String statement);

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    store = OpenStore.of(open(vertx));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  private void reopen() throws Exception {
    Await.result(store.close());
    store = OpenStore.of(open(vertx));
  }

  static MessageDraft draft(User from, String cid, String text) {
    Body body = new Body(text, Body.Format.PLAIN, Map.of());
    return new MessageDraft(from, cid, 1_000, body, OptionalLong.empty());
  }

  private List<Outcome<Message>> append(String room, MessageDraft... drafts) {
    return Await.result(store.append(room, List.of(drafts)));
  }

  static Message stored(Outcome<Message> outcome) {
    assertInstanceOf(Outcome.Stored.class, outcome);
    return ((Outcome.Stored<Message>) outcome).entry();
  }

  private static Message duplicate(Outcome<Message> outcome) {
    assertInstanceOf(Outcome.Duplicate.class, outcome);
    return ((Outcome.Duplicate<Message>) outcome).entry();
  }

  private static List<String> texts(Page<Message> page) {
    return page.entries().stream().map(message -> message.body().text()).toList();
  }

  @Test
  @DisplayName(
      "a batch gets consecutive numbers, in the order given, and the next goes on from there")
  void numbers() {
    List<Outcome<Message>> first = append(room, draft(ann, "1", "one"), draft(bob, "1", "two"));
    List<Outcome<Message>> second = append(room, draft(ann, "2", "three"));
    assertEquals(List.of(1L, 2L), first.stream().map(outcome -> stored(outcome).pos()).toList());
    assertEquals(3, stored(second.get(0)).seq());
    assertEquals(3L, Await.result(store.head(room)));
    assertEquals(0L, Await.result(store.head("another-" + room)));
  }

  @Test
  @DisplayName("a message of a machine whose clock is at 1970 counts as any other")
  void unsetClock() {
    MessageDraft early =
        new MessageDraft(ann, "1", 0, draft(ann, "1", "one").body(), OptionalLong.empty());
    assertEquals(1, stored(append(room, early).get(0)).pos());
    assertEquals(2, stored(append(room, draft(ann, "2", "two")).get(0)).pos());
  }

  @Test
  @DisplayName("whatever the clocks of nodes say, in a room time does not go backwards")
  void time() {
    append(room, at("1", 5_000), at("2", 4_000), at("3", 6_000));
    List<Outcome<Message>> later = append(room, at("4", 1_000), at("1", 9_000), at("5", 7_000));
    assertEquals(6_000, stored(later.get(0)).ts());
    assertEquals(5_000, duplicate(later.get(1)).ts());
    List<Message> log = Await.result(store.afterPosition(room, 0, 10, 10)).entries();
    List<Long> times = log.stream().map(Message::ts).toList();
    assertEquals(times.stream().sorted().toList(), times);
    assertEquals(List.of(stored(later.get(0)), stored(later.get(2))), log.subList(3, 5));
  }

  @Test
  @DisplayName("the first message since a time is found, whatever else the log holds")
  void since() {
    append(room, at("1", 5_000), at("2", 6_000), at("3", 6_000), at("4", 6_000), at("5", 9_000));
    List<Long> seqs =
        Stream.of(0L, 5_000L, 5_001L, 6_000L, 6_001L, 9_000L, Long.MAX_VALUE)
            .map(ts -> Await.result(store.store().messages().firstSince(room, ts)))
            .toList();
    assertEquals(List.of(1L, 1L, 2L, 2L, 5L, 5L, 6L), seqs);
    assertEquals(0, Await.result(store.store().messages().firstSince("no-" + room, 1)));
  }

  private MessageDraft at(String cid, long ts) {
    return new MessageDraft(ann, cid, ts, draft(ann, cid, cid).body(), OptionalLong.empty());
  }

  @Test
  @DisplayName("the ends of many logs come in one answer, those of busy rooms of two among them")
  void heads() {
    String direct = DirectRoom.between(ann.id(), bob.id()).name();
    append(room, draft(ann, "1", "one"), draft(bob, "1", "two"));
    append(direct, draft(ann, "2", "psst"));
    append("another-" + room, draft(ann, "3", "unasked"));
    Map<String, Long> asked =
        Await.result(store.heads(Set.of(room, "never-" + room), Long.MAX_VALUE));
    assertEquals(Map.of(room, 2L), asked);
    Map<String, Long> busy = Await.result(store.heads(Set.of(), 1_000));
    assertEquals(1L, busy.get(direct));
    assertFalse(busy.containsKey(room));
    assertFalse(Await.result(store.heads(Set.of(), 1_001)).containsKey(direct));
  }

  @Test
  @DisplayName("everything of a message comes back as it went in")
  void faithful() {
    Map<String, Object> data =
        Map.of("n", 7, "big", 9_007_199_254_740_991L, "f", 1.5, "list", List.of("a", Map.of()));
    Body body = new Body("1 'quoted' «你好» 😀\n%_\\", Body.Format.MD, data);
    append(room, draft(ann, "1", "first"));
    MessageDraft draft = new MessageDraft(ann, "2", 1_795_400_000_123L, body, OptionalLong.of(1));
    Message sent = stored(append(room, draft).get(0));
    Page<Message> page = Await.result(store.afterPosition(room, 1, 100, 10));
    assertEquals(List.of(sent), page.entries());
    assertEquals(body, page.entries().get(0).body());
  }

  @Test
  @DisplayName("the same cid again is a duplicate, with other content or room it is refused")
  void once() {
    Message first = stored(append(room, draft(ann, "1", "one")).get(0));
    List<Outcome<Message>> again =
        append(
            room,
            draft(ann, "1", "one"),
            draft(ann, "1", "other"),
            draft(bob, "1", "one"),
            draft(ann, "2", "two"),
            draft(ann, "2", "two"));
    assertEquals(first, duplicate(again.get(0)));
    assertInstanceOf(Outcome.Reused.class, again.get(1));
    assertEquals(2, stored(again.get(2)).pos());
    assertEquals(3, stored(again.get(3)).pos());
    assertEquals(3, duplicate(again.get(4)).pos());
    Outcome<Message> elsewhere = append("other-" + room, draft(ann, "1", "one")).get(0);
    assertInstanceOf(Outcome.Reused.class, elsewhere);
    assertEquals(3L, Await.result(store.head(room)));
    assertEquals(0L, Await.result(store.head("other-" + room)));
  }

  @Test
  @DisplayName("pages go both ways, stop at the given end, and say whether there is more")
  void pages() {
    MessageDraft[] drafts =
        IntStream.rangeClosed(1, 10)
            .mapToObj(n -> draft(ann, "" + n, "m" + n))
            .toArray(MessageDraft[]::new);
    append(room, drafts);
    Page<Message> newest = Await.result(store.beforeSeq(room, Long.MAX_VALUE, 10, 3));
    assertEquals(List.of("m8", "m9", "m10"), texts(newest));
    assertTrue(newest.more());
    Page<Message> oldest = Await.result(store.beforeSeq(room, 3, 10, 3));
    assertEquals(List.of("m1", "m2"), texts(oldest));
    assertFalse(oldest.more());
    Page<Message> bounded = Await.result(store.beforeSeq(room, Long.MAX_VALUE, 5, 2));
    assertEquals(List.of("m4", "m5"), texts(bounded));
    Page<Message> after = Await.result(store.afterSeq(room, 7, 10, 2));
    assertEquals(List.of("m8", "m9"), texts(after));
    assertTrue(after.more());
    Page<Message> since = Await.result(store.afterPosition(room, 7, 9, 5));
    assertEquals(List.of("m8", "m9"), texts(since));
    assertFalse(since.more());
    assertEquals(Page.empty(), Await.result(store.afterSeq("no-" + room, 0, 10, 5)));
  }

  @Test
  @DisplayName("appends to many rooms at once do not disturb each other")
  void manyRooms() {
    List<Future<List<Outcome<Message>>>> appends = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      appends.add(store.append(room + n % 20, List.of(draft(ann, "c" + n, "m" + n))));
    }
    Await.result(Future.all(appends));
    for (int n = 0; n < 20; n++) {
      Page<Message> page = Await.result(store.afterPosition(room + n, 0, 100, 100));
      assertEquals(
          LongStream.rangeClosed(1, 10).boxed().toList(),
          page.entries().stream().map(Message::pos).toList());
    }
  }

  @Test
  @DisplayName("rooms are listed by their last message; rooms of two only for the two")
  void rooms() {
    String direct = DirectRoom.between(ann.id(), bob.id()).name();
    append(
        room, new MessageDraft(ann, "1", 2_000_000_000_001L, draft(ann, "1", "x").body(), none()));
    append(
        direct,
        new MessageDraft(bob, "1", 2_000_000_000_002L, draft(bob, "1", "x").body(), none()));
    List<RoomSummary> anns = Await.result(store.rooms(ann.id(), 100));
    assertTrue(anns.stream().anyMatch(line -> line.room().equals(room) && line.head() == 1));
    RoomSummary line =
        anns.stream().filter(found -> found.room().equals(direct)).findFirst().orElseThrow();
    assertEquals(bob, line.direct().orElseThrow());
    List<RoomSummary> strangers = Await.result(store.rooms("stranger", 100));
    assertTrue(strangers.stream().noneMatch(found -> found.room().equals(direct)));
    assertTrue(Await.result(store.knows(ann.id())));
    assertFalse(Await.result(store.knows("stranger")));
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  @Test
  @DisplayName("after a restart everything is there, with the same epoch and the same secret")
  void restart() throws Exception {
    append(room, draft(ann, "1", "one"));
    String epoch = store.epoch();
    reopen();
    assertEquals(epoch, store.epoch());
    assertEquals(List.of("one"), texts(Await.result(store.afterPosition(room, 0, 10, 10))));
    assertInstanceOf(Outcome.Duplicate.class, append(room, draft(ann, "1", "one")).get(0));
  }

  @Test
  @DisplayName("an entry of a kind that a later version wrote keeps its place, and is no message")
  void laterKind() {
    append(room, draft(ann, "1", "one"), draft(ann, "2", "two"), draft(ann, "3", "three"));
    sql(store, "UPDATE entry SET kind = 'shout' WHERE sender = '" + ann.id() + "' AND cid = '2'");
    List<RoomEntry> log = Await.result(store.store().rooms().after(room, 0, 10, 10)).entries();
    assertEquals(List.of(1L, 2L, 3L), log.stream().map(RoomEntry::pos).toList());
    assertEquals(new UnknownEntry(room, store.epoch(), 2, 1_000), log.get(1));
    assertEquals(
        log, Await.result(store.store().rooms().newest(room, 10, 10)).entries(), "from behind");
    Page<Message> history = Await.result(store.beforeSeq(room, Long.MAX_VALUE, 10, 10));
    assertEquals(List.of("one", "three"), texts(history));
    assertEquals(List.of("three"), texts(Await.result(store.afterSeq(room, 1, 10, 10))));
  }

  @Test
  @DisplayName("a probe goes through as often as one likes, and leaves nothing that people see")
  void probe() {
    Await.result(store.probe());
    append(room, draft(ann, "1", "one"));
    Await.result(store.probe());
    assertEquals(1L, Await.result(store.head(room)));
  }

  @Test
  @DisplayName("what is asked to be stored before closing is stored")
  void closeFinishes() throws Exception {
    List<Future<List<Outcome<Message>>>> appends = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      appends.add(store.append(room, List.of(draft(ann, "c" + n, "m" + n))));
    }
    Future<Void> closed = store.close();
    int stored = 0;
    for (Future<List<Outcome<Message>>> append : appends) {
      Await.result(append.otherwiseEmpty());
      stored += append.succeeded() && append.result() != null ? 1 : 0;
    }
    Await.result(closed);
    store = OpenStore.of(open(vertx));
    assertEquals(stored, Await.result(store.head(room)));
  }
}
