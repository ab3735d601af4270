package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.log.Timers;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.message.MessageId;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.Span;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadPlace;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.Unread;
import chat.parley.message.retention.RetentionStore.Candidate;
import chat.parley.message.retention.RetentionStore.Swept;
import chat.parley.message.retention.Sweeper;
import chat.parley.message.search.SearchStore;
import chat.parley.room.Counters;
import chat.parley.room.Retention;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of what is too old. */
abstract class RetentionContract {
  private static final long OLD = 1_000;
  private static final long LIMIT = 2_000;
  private static final long YOUNG = 3_000;

  protected final String room = "room-" + UUID.randomUUID();
  protected final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  private final User bob = new User("bob-" + UUID.randomUUID(), "Bob", true);
  protected Vertx vertx;
  protected Store store;

  /** Opens the same database each time. */
  protected abstract Future<Store> open(Vertx vertx) throws Exception;

  /** How many rows of a table belong to the room. */
  protected abstract long rows(String table);

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    store = Await.result(open(vertx));
  }

  @AfterEach
  void close() {
    Await.result(store.database().close());
    Await.ended(vertx);
  }

  private static Body body(String text, String... mentions) {
    return new Body(text, Body.Format.PLAIN, Map.of(), List.of(mentions));
  }

  protected MessageDraft said(String cid, long ts, String text) {
    return new MessageDraft(ann, cid, ts, body(text, bob.id()), Links.NONE);
  }

  private MessageDraft answer(String cid, long ts, String text, long reply) {
    return new MessageDraft(bob, cid, ts, body(text), OptionalLong.of(reply));
  }

  private ChangeDraft change(User by, String cid, long ts, long seq, Alteration alteration) {
    return new ChangeDraft(by, cid, ts, seq, alteration, true, 0);
  }

  protected List<Outcome<RoomEntry>> append(RoomDraft... drafts) {
    return Await.result(store.rooms().append(room, List.of(drafts)));
  }

  private static RoomEntry entry(Outcome<RoomEntry> outcome) {
    return assertInstanceOf(
        RoomEntry.class, assertInstanceOf(Outcome.Stored.class, outcome).entry());
  }

  private List<RoomEntry> log() {
    return Await.result(store.rooms().after(room, 0, Long.MAX_VALUE, 1_000)).entries();
  }

  private List<Message> history() {
    return Await.result(store.messages().after(room, 0, Long.MAX_VALUE, 1_000, bob.id())).entries();
  }

  protected long sweep(long before) {
    Swept swept = Await.result(store.retention().sweep(room, before));
    return swept.entries() + (swept.more() ? sweep(before) : 0);
  }

  private void index() {
    List<SearchStore.Lag> lags = Await.result(store.search().allLags(1_000));
    lags.stream()
        .filter(lag -> lag.name().equals(room))
        .forEach(lag -> Await.result(store.search().index(List.of(lag))));
  }

  @Test
  @DisplayName(
      "the old beginning of a log goes with all that belongs to it; the rest keeps its numbers")
  void beginning() {
    append(
        said("1", OLD, "question"),
        said("2", OLD, "aside"),
        change(bob, "r", OLD, 1, new Alteration.Reaction("👍", true)),
        change(bob, "p", OLD, 2, new Alteration.Pin(true)),
        answer("3", YOUNG, "answer", 1),
        change(ann, "e", YOUNG, 2, new Alteration.Edit(body("secret, but later"))));
    index();
    List<RoomEntry> before = log();
    assertEquals(3, rows("search_doc"));
    assertEquals(4, sweep(LIMIT));
    assertEquals(0, sweep(LIMIT));
    assertEquals(List.of(5L, 6L), log().stream().map(RoomEntry::pos).toList());
    assertEquals(before.get(4).ts(), log().get(0).ts());
    assertTrue(log().stream().noneMatch(one -> one.toString().contains("secret")));
    Message left = history().get(0);
    assertEquals(3, left.seq());
    assertEquals(Links.Quote.gone(1), left.links().quote().orElseThrow());
    assertEquals(1, history().size());
    for (String table : List.of("message_state", "reaction", "mention")) {
      assertEquals(0, rows(table), table);
    }
    assertEquals(2, rows("thread"), "the answer is still there, and so is who follows");
    assertEquals(1, rows("search_doc"));
    assertEquals(List.of(), Await.result(store.messages().pinned(room, 9, "")).entries());
    assertEquals(
        List.of(3L),
        Await.result(store.messages().replies(new MessageId(room, 1), 0, 9, "")).entries().stream()
            .map(Message::seq)
            .toList());
    assertTrue(Await.result(store.messages().before(room, 4, 99, 9, "")).entries().size() == 1);
    assertFalse(Await.result(store.messages().before(room, 4, 99, 9, "")).more());
  }

  @Test
  @DisplayName("what was said since a day is found where the beginning is gone")
  void since() {
    for (int n = 1; n <= 8; n++) {
      append(said("o" + n, OLD, "old"));
    }
    for (int n = 1; n <= 3; n++) {
      append(said("y" + n, YOUNG + n, "young"));
    }
    sweep(LIMIT);
    for (int n = 1; n <= 3; n++) {
      assertEquals(8 + n, Await.result(store.messages().firstSince(room, YOUNG + n)));
    }
  }

  @Test
  @DisplayName("a thread of which only answers are left is listed, and read")
  void beheaded() {
    append(said("1", OLD, "question"), answer("2", YOUNG, "answer", 1));
    sweep(LIMIT);
    MessageId answer = new MessageId(room, 2);
    ThreadStand stand = Await.result(store.inbox().threads().stand(ann.id(), answer)).orElseThrow();
    assertEquals(2, stand.last());
    assertEquals(1, stand.unread().messages());
    ThreadLine line =
        Await.result(store.inbox().threads().followed(ann.id(), true, ThreadPlace.FIRST, 9)).get(0);
    assertTrue(line.deleted());
    assertTrue(Await.result(store.inbox().threads().read(ann.id(), answer, 9, YOUNG)));
    stand = Await.result(store.inbox().threads().stand(ann.id(), answer)).orElseThrow();
    assertEquals(0, stand.unread().messages());
  }

  @Test
  @DisplayName("nothing is done any more to a message that is gone")
  void gone() {
    append(said("1", OLD, "one"), said("2", YOUNG, "two"));
    sweep(LIMIT);
    for (Alteration alteration :
        List.of(
            new Alteration.Reaction("👍", true),
            new Alteration.Pin(true),
            new Alteration.Deletion(),
            new Alteration.Edit(body("x")))) {
      Outcome<RoomEntry> outcome =
          append(change(ann, "c-" + alteration, YOUNG, 1, alteration)).get(0);
      assertEquals("no_such_message", assertInstanceOf(Outcome.Rejected.class, outcome).reason());
    }
    assertInstanceOf(Outcome.Rejected.class, append(answer("3", YOUNG, "x", 1)).get(0));
  }

  @Test
  @DisplayName(
      "when everything is gone the next message gets the next numbers, after a restart too")
  void everything() throws Exception {
    append(said("1", OLD, "one"), answer("2", OLD, "two", 1));
    assertEquals(2, rows("thread"));
    append(change(bob, "r", OLD, 1, new Alteration.Reaction("👍", true)));
    assertEquals(3, sweep(LIMIT));
    assertEquals(0, rows("thread"));
    Await.result(store.database().close());
    store = Await.result(open(vertx));
    assertEquals(List.of(), log());
    assertEquals(3L, Await.result(store.rooms().head(room)));
    assertEquals(List.of(), Await.result(store.rooms().shown(room, 3, 50, ann.id())).entries());
    Message next = assertInstanceOf(Message.class, entry(append(said("1", YOUNG, "anew")).get(0)));
    assertEquals(List.of(3L, 4L), List.of(next.seq(), next.pos()));
  }

  @Test
  @DisplayName("what is unread is what is there; read marks and wishes stay; old drafts go")
  void conversations() {
    append(said("1", OLD, "one"), said("2", OLD, "two"), said("3", YOUNG, "three"));
    Conversation of = new Conversation(bob.id(), room);
    Await.result(store.inbox().keep(Map.of(of, "a thought")));
    Await.result(store.inbox().move(Map.of(of, ReadMark.upTo(1))));
    Await.result(
        store
            .inbox()
            .prefer(
                Map.of(
                    of,
                    new PreferenceChange(
                        Optional.of(Level.MENTIONS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    sweep(LIMIT);
    assertEquals("a thought", Await.result(store.inbox().draft(of)));
    assertEquals(new Unread(1, 1), unread(of));
    sweep(YOUNG + 1);
    assertEquals(Unread.NONE, unread(of));
    Line line = Await.result(store.inbox().lines(bob.id(), "", 9)).get(0);
    assertEquals(3, line.pos());
    assertEquals(Optional.empty(), line.last());
    assertEquals(1, line.place().read());
    assertEquals(Level.MENTIONS, line.place().preferences().level());
    sweep(System.currentTimeMillis() + 60_000);
    assertEquals("", Await.result(store.inbox().draft(of)));
  }

  private Unread unread(Conversation of) {
    Span span = Span.unread(of, Await.result(store.inbox().place(of)));
    return Await.result(store.inbox().count(List.of(span))).getOrDefault(of, Unread.NONE);
  }

  @Test
  @DisplayName("rooms come in the order of their names, with the time of the oldest that is there")
  void candidates() {
    append(said("1", OLD, "one"), said("2", YOUNG, "two"));
    assertEquals(OLD, candidate().orElseThrow().oldest());
    sweep(LIMIT);
    assertEquals(YOUNG, candidate().orElseThrow().oldest());
    sweep(YOUNG + 1);
    assertEquals(Long.MAX_VALUE, candidate().orElseThrow().oldest());
    Await.result(store.inbox().keep(Map.of(new Conversation(bob.id(), "d" + room), "a thought")));
    List<Candidate> two = Await.result(store.retention().candidates("d" + room.substring(0, 9), 2));
    assertEquals("d" + room, two.get(0).room());
    assertTrue(two.get(0).oldest() > YOUNG);
  }

  private Optional<Candidate> candidate() {
    String before = room.substring(0, room.length() - 1);
    return Await.result(store.retention().candidates(before, 10)).stream()
        .filter(found -> found.room().equals(room))
        .findFirst();
  }

  @Test
  @DisplayName("two who delete at once, while others write, delete everything once")
  void atOnce() throws Exception {
    List<MessageDraft> drafts = new ArrayList<>();
    LongStream.rangeClosed(1, 1_000).forEach(n -> drafts.add(said("o" + n, OLD, "old " + n)));
    append(drafts.toArray(RoomDraft[]::new));
    List<Future<Swept>> sweeps = new ArrayList<>();
    List<Future<?>> written = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      sweeps.add(store.retention().sweep(room, LIMIT));
      written.add(store.rooms().append(room, List.of(said("y" + n, YOUNG, "young " + n))));
      written.add(
          store
              .rooms()
              .append(
                  room,
                  List.of(
                      change(
                          bob, "r" + n, YOUNG, 70L * n + 1, new Alteration.Reaction("👍", true)))));
    }
    Await.result(Future.all(written));
    long once = sweeps.stream().mapToLong(swept -> Await.result(swept).entries()).sum();
    assertEquals(1_000, once + sweep(LIMIT));
    List<RoomEntry> left = log();
    long head = Await.result(store.rooms().head(room));
    assertEquals(
        LongStream.rangeClosed(1_001, head).boxed().toList(),
        left.stream().map(RoomEntry::pos).toList());
    assertEquals(0, rows("reaction"));
    assertEquals(12, history().size());
  }

  @Test
  @DisplayName("an index that is behind does not take in what is gone")
  void indexBehind() {
    append(said("1", OLD, "one"), said("2", YOUNG, "two"));
    SearchStore.Lag lag =
        Await.result(store.search().allLags(1_000)).stream()
            .filter(found -> found.name().equals(room))
            .findFirst()
            .orElseThrow();
    sweep(LIMIT);
    Await.result(store.search().index(List.of(lag)));
    index();
    assertEquals(1, rows("search_doc"));
  }

  /** What another node would have open. */
  protected Store second() {
    return store;
  }

  @Test
  @DisplayName("two nodes go through all rooms, delete once, and both answer rightly")
  void twoNodes() {
    List<MessageDraft> drafts = new ArrayList<>();
    LongStream.rangeClosed(1, 450).forEach(n -> drafts.add(said("o" + n, OLD, "old " + n)));
    append(drafts.toArray(RoomDraft[]::new));
    append(said("y", YOUNG, "young"));
    Store other = second();
    Counters counters = new Counters();
    Retention rules =
        new Retention(List.of(new Retention.Rule(room, 1), new Retention.Rule("*", 0)));
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    long now = LIMIT + TimeUnit.DAYS.toMillis(1);
    Timers timers = (millis, action) -> vertx.setTimer(Math.max(1, millis), timer -> action.run());
    vertx.runOnContext(
        loop ->
            List.of(store, other)
                .forEach(
                    node ->
                        new Sweeper(
                                node.retention(), rules, timers, () -> now, counters, failures::add)
                            .begin()));
    Await.until("all is gone", () -> counters.expired() == 450);
    assertEquals(1, log().size());
    assertEquals(451L, Await.result(other.rooms().head(room)));
    assertEquals(log(), Await.result(other.rooms().after(room, 0, Long.MAX_VALUE, 9)).entries());
    assertEquals(450, counters.expired());
    assertEquals(List.of(), failures);
  }
}
