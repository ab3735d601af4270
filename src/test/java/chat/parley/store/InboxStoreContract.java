package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.MessageDraft;
import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.DraftOutcome;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.Preferences;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.Span;
import chat.parley.message.inbox.Unread;
import chat.parley.room.DirectRoom;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every store promises of people's conversations. The rooms and people of each test are its
 * own, so a database may be old.
 */
@ExtendWith(VertxExtension.class)
abstract class InboxStoreContract {
  private static final PreferenceChange MUTE =
      new PreferenceChange(Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());

  /** Only the second half of them is told: the first warms up. */
  private static final int REPEATS = Integer.getInteger("inbox.repeats", 20);

  protected final String room = "room-" + UUID.randomUUID();
  private final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  protected final User bob = new User("bob-" + UUID.randomUUID(), "Bob", true);
  protected final Conversation anns = new Conversation(ann.id(), room);
  private int said;
  private Vertx vertx;
  private OpenStore store;

  protected abstract Future<Store> open(Vertx vertx);

  /** Writes past the store. */
  protected abstract void sql(OpenStore store, String statement);

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    store = OpenStore.of(open(vertx));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  protected InboxStore inbox() {
    return store.store().inbox();
  }

  protected void say(String room, User from, int times) {
    Await.result(
        store.append(
            room,
            IntStream.range(0, times)
                .mapToObj(n -> StoreContract.draft(from, "c" + ++said, "m" + said))
                .toList()));
  }

  protected Changed move(ReadMark mark) {
    return Await.result(inbox().move(Map.of(anns, mark))).get(anns);
  }

  private Unread unread() {
    Place place = Await.result(inbox().place(anns));
    Span span = new Span(anns, place.read(), place.head());
    return Await.result(inbox().count(List.of(span))).get(anns);
  }

  @Test
  @DisplayName("a read mark goes up and never back, and no further than the last message")
  void up() {
    say(room, bob, 5);
    Changed first = move(ReadMark.upTo(3));
    assertEquals(new Changed(new Place(1, 3, 3, 5, Preferences.USUAL), true, 1), first);
    assertFalse(move(ReadMark.upTo(2)).news());
    assertEquals(3, move(ReadMark.upTo(2)).place().read());
    assertEquals(5, move(ReadMark.upTo(Long.MAX_VALUE)).place().read());
    say(room, bob, 1);
    assertEquals(new Place(2, 5, 5, 6, Preferences.USUAL), Await.result(inbox().place(anns)));
    assertEquals(new Unread(1, 0), unread());
  }

  @Test
  @DisplayName("what was read can be made unread again, and others were told of it all the same")
  void back() {
    say(room, bob, 5);
    move(ReadMark.upTo(5));
    Changed back = move(ReadMark.backBefore(3));
    assertEquals(new Place(2, 2, 5, 5, Preferences.USUAL), back.place());
    assertEquals(3, unread().messages());
    assertFalse(move(ReadMark.backBefore(4)).news());
    assertEquals(0, move(ReadMark.backBefore(0)).place().read());
    assertEquals(5, move(ReadMark.backBefore(0).then(ReadMark.upTo(9))).place().read());
  }

  @Test
  @DisplayName("nothing is kept of a room of which nothing was read")
  void nothing() {
    assertEquals(new Changed(Place.none(0), false, 0), move(ReadMark.upTo(7)));
    assertEquals(new Changed(Place.none(0), false, 0), move(ReadMark.backBefore(1)));
    assertEquals(List.of(), Await.result(inbox().lines(ann.id(), "", 10)));
  }

  @Test
  @DisplayName("marks of many people and rooms go together, each with its own answer")
  void together() {
    say(room, bob, 3);
    Map<Conversation, ReadMark> marks = new LinkedHashMap<>();
    IntStream.range(0, 60)
        .forEach(n -> marks.put(new Conversation("p" + n + ann.id(), room), ReadMark.upTo(n % 5)));
    Map<Conversation, Changed> moved = Await.result(inbox().move(marks));
    marks.forEach(
        (of, mark) -> assertEquals(Math.min(3, mark.least()), moved.get(of).place().read()));
  }

  @Test
  @DisplayName("one's own messages are never unread, nor is what was deleted")
  void counted() {
    say(room, bob, 3);
    say(room, ann, 2);
    say(room, bob, 2);
    assertEquals(new Unread(5, 0), unread());
    delete(2);
    assertEquals(new Unread(4, 0), unread());
    move(ReadMark.upTo(3));
    assertEquals(new Unread(2, 0), unread());
    move(ReadMark.upTo(7));
    assertEquals(Unread.NONE, unread());
  }

  /** The row of a message with which this has happened. */
  private void delete(long seq) {
    sql(
        store,
        "INSERT INTO message_state (room, seq, edits, deleted, replies)"
            + " SELECT id, "
            + seq
            + ", 0, 99, 0 FROM room WHERE name = '"
            + room
            + "'");
  }

  private void mention(long seq, String user) {
    sql(
        store,
        "INSERT INTO mention (room, seq, person) SELECT id, "
            + seq
            + ", '"
            + user
            + "' FROM room WHERE name = '"
            + room
            + "'");
  }

  @Test
  @DisplayName("mentions are those of oneself and of all, once each, by others, that are not read")
  void mentions() {
    say(room, bob, 6);
    say(room, ann, 1);
    mention(2, ann.id());
    mention(3, "*");
    mention(4, bob.id());
    mention(5, ann.id());
    mention(5, "*");
    mention(6, ann.id());
    mention(7, "*");
    assertEquals(new Unread(6, 4), unread());
    delete(6);
    assertEquals(new Unread(5, 3), unread());
    move(ReadMark.upTo(3));
    assertEquals(new Unread(2, 1), unread());
  }

  @Test
  @DisplayName("a thousand is the most that is counted")
  void most() {
    say(room, bob, 1_003);
    assertEquals(new Unread(1_000, 0), unread());
    move(ReadMark.upTo(4));
    assertEquals(new Unread(999, 0), unread());
  }

  @Test
  @DisplayName("preferences change one by one, and what is said again is no news")
  void preferences() {
    Changed muted = prefer(MUTE);
    assertEquals(new Preferences(Level.ALL, true, false, false), muted.place().preferences());
    assertTrue(muted.news());
    assertFalse(prefer(MUTE).news());
    PreferenceChange rest =
        new PreferenceChange(
            Optional.of(Level.MENTIONS), Optional.empty(), Optional.of(true), Optional.of(true));
    Place place = prefer(rest).place();
    assertEquals(new Preferences(Level.MENTIONS, true, true, true), place.preferences());
    assertEquals(2, place.change());
    say(room, bob, 2);
    assertEquals(new Place(3, 1, 1, 2, place.preferences()), move(ReadMark.upTo(1)).place());
  }

  private Changed prefer(PreferenceChange change) {
    return Await.result(inbox().prefer(Map.of(anns, change))).get(anns);
  }

  private DraftOutcome keep(String room, String text) {
    Conversation of = new Conversation(ann.id(), room);
    return Await.result(inbox().keep(Map.of(of, text))).get(of);
  }

  @Test
  @DisplayName(
      "a draft is kept as it is until it is empty, as long as all of them are not too long")
  void drafts() {
    assertEquals("", Await.result(inbox().draft(anns)));
    assertEquals(DraftOutcome.KEPT, keep(room, "Lieber Bob, 你好 😀\n'%_\\"));
    assertEquals("Lieber Bob, 你好 😀\n'%_\\", Await.result(inbox().draft(anns)));
    assertTrue(Await.result(inbox().lines(ann.id(), "", 10)).get(0).draft());
    String long1 = "你".repeat(InboxStore.DRAFT_BYTES / 3 - 100);
    assertEquals(DraftOutcome.KEPT, keep("another-" + room, long1));
    assertEquals(DraftOutcome.TOO_LONG, keep("third-" + room, "你".repeat(100)));
    assertEquals(DraftOutcome.KEPT, keep("another-" + room, ""));
    assertEquals(DraftOutcome.KEPT, keep("third-" + room, "你".repeat(100)));
    assertEquals(DraftOutcome.KEPT, keep(room, ""));
    assertEquals("", Await.result(inbox().draft(anns)));
  }

  @Test
  @DisplayName("of so many rooms something is kept and of no more; direct rooms are apart")
  void bounded() {
    Map<Conversation, PreferenceChange> all = new LinkedHashMap<>();
    IntStream.range(0, InboxStore.CONVERSATIONS)
        .forEach(n -> all.put(new Conversation(ann.id(), n + "-" + room), MUTE));
    assertEquals(all.size(), Await.result(inbox().prefer(all)).size());
    say(room, bob, 1);
    assertEquals(Map.of(), Await.result(inbox().move(Map.of(anns, ReadMark.upTo(1)))));
    assertEquals(Map.of(), Await.result(inbox().prefer(Map.of(anns, MUTE))));
    assertEquals(DraftOutcome.NO_PLACE, keep(room, "no"));
    assertEquals(DraftOutcome.KEPT, keep("1-" + room, "yes"));
    assertEquals(DraftOutcome.KEPT, keep(DirectRoom.between(ann.id(), bob.id()).name(), "yes"));
  }

  @Test
  @DisplayName("all conversations are listed by their names, with what was said last")
  void lines() {
    String direct = DirectRoom.between(ann.id(), bob.id()).name();
    String second = DirectRoom.between(ann.id(), "z" + bob.id()).name();
    say(direct, bob, 1);
    say(second, ann, 2);
    Conversation known = new Conversation(ann.id(), second);
    Await.result(inbox().move(Map.of(known, ReadMark.upTo(2))));
    say(room, bob, 2);
    Await.result(
        store.append(room, List.of(StoreContract.draft(bob, "long", "😀".repeat(130) + "."))));
    move(ReadMark.upTo(1));
    prefer(MUTE);
    String unspoken = "unspoken-" + room;
    keep(unspoken, "first");
    List<Line> lines = Await.result(inbox().lines(ann.id(), "", 10));
    assertEquals(List.of(direct, second, room, unspoken), lines.stream().map(Line::room).toList());
    Line told = lines.get(0);
    assertEquals(Optional.of("Bob"), told.other());
    assertEquals(Place.none(1), told.place());
    assertEquals("m1", told.last().orElseThrow().text());
    assertEquals(2, lines.get(1).place().read());
    Line read = lines.get(2);
    assertEquals(
        new Place(2, 1, 1, 3, new Preferences(Level.ALL, true, false, false)), read.place());
    assertEquals(3, read.pos());
    assertEquals(1_000, read.ts());
    assertEquals(Optional.of(new Line.Last(3, bob, "😀".repeat(120), 1_000, false)), read.last());
    assertEquals(
        new Line(unspoken, 0, 0, Place.none(0), Optional.empty(), true, Optional.empty()),
        lines.get(3));
    assertEquals(
        List.of(room),
        Await.result(inbox().lines(ann.id(), second, 1)).stream().map(Line::room).toList());
    delete(3);
    Line.Last gone = Await.result(inbox().lines(ann.id(), second, 1)).get(0).last().orElseThrow();
    assertEquals(new Line.Last(3, bob, "", 1_000, true), gone);
  }

  /** What a node does for {@code sync}, but for spelling it; the figure is for the reports. */
  @Test
  @DisplayName("a thousand rooms are listed and counted")
  void thousand() {
    int rooms = 1_000;
    List<Future<?>> appends = new ArrayList<>();
    Map<Conversation, ReadMark> marks = new LinkedHashMap<>();
    for (int n = 0; n < rooms; n++) {
      String one = n + "-" + room;
      List<MessageDraft> drafts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        drafts.add(StoreContract.draft(bob, "c" + ++said, "hello to all who read this " + i));
      }
      appends.add(store.append(one, drafts));
      marks.put(new Conversation(ann.id(), one), ReadMark.upTo(n % 5 == 0 ? 10 : 20));
    }
    Await.result(Future.all(appends));
    Await.result(inbox().move(marks));
    List<Long> micros = new ArrayList<>();
    for (int n = 0; n < REPEATS; n++) {
      long began = System.nanoTime();
      List<Line> lines = Await.result(inbox().lines(ann.id(), "", rooms + 1));
      List<Span> spans =
          lines.stream()
              .map(line -> Span.unread(new Conversation(ann.id(), line.room()), line.place()))
              .filter(span -> span.length() > 0)
              .toList();
      Map<Conversation, Unread> counts = Await.result(inbox().count(spans));
      micros.add((System.nanoTime() - began) / 1_000);
      assertEquals(rooms, lines.size());
      assertEquals(rooms / 5, counts.size());
      counts.values().forEach(unread -> assertEquals(10, unread.messages()));
    }
    micros.subList(0, REPEATS / 2).clear();
    micros.sort(null);
    System.out.println(
        getClass().getSimpleName()
            + ": 1,000 rooms, 200 of them with 10 unread messages: median "
            + micros.get(REPEATS / 4)
            + " us, best "
            + micros.get(0)
            + " us");
  }

  @Test
  @DisplayName("in a room of fifty it is known who has seen what, in a larger one it is not")
  void seen() {
    say(room, bob, 4);
    move(ReadMark.upTo(4));
    move(ReadMark.backBefore(1));
    keep(room, "I have seen it");
    assertEquals(List.of(new Seen(ann.id(), 4)), Await.result(inbox().seen(room)));
    Changed last = new Changed(Place.none(0), false, 0);
    for (int n = 1; n <= InboxStore.NAMED; n++) {
      Conversation of = new Conversation("p" + n, room);
      assertEquals(n, Await.result(inbox().seen(room)).size());
      last = Await.result(inbox().move(Map.of(of, ReadMark.upTo(1)))).get(of);
      assertEquals(n + 1, last.people());
    }
    assertEquals(List.of(), Await.result(inbox().seen(room)));
  }
}
