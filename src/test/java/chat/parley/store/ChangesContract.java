package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.Change;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.message.MessageId;
import chat.parley.message.MessageState;
import chat.parley.message.OpenMessageStore;
import chat.parley.message.Version;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every store promises of what happens to messages. */
@ExtendWith(VertxExtension.class)
abstract class ChangesContract {
  private static final long SAID = 1_000;

  private final String room = "room-" + UUID.randomUUID();
  private final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  private final User bob = new User("bob-" + UUID.randomUUID(), "Bob", true);
  private Vertx vertx;
  private Store store;

  protected abstract Future<Store> open(Vertx vertx) throws Exception;

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

  private static Body body(String text) {
    return new Body(text, Body.Format.PLAIN, Map.of());
  }

  private static MessageDraft said(User from, String cid, String text) {
    return new MessageDraft(from, cid, SAID, body(text), Links.NONE);
  }

  private static MessageDraft answer(User from, String cid, String text, long reply) {
    return new MessageDraft(from, cid, SAID, body(text), OptionalLong.of(reply));
  }

  private static ChangeDraft change(User by, String cid, long seq, Alteration alteration) {
    boolean anybody =
        alteration instanceof Alteration.Reaction || alteration instanceof Alteration.Pin;
    return new ChangeDraft(by, cid, SAID, seq, alteration, anybody, 0);
  }

  private static Alteration edit(String text) {
    return new Alteration.Edit(body(text));
  }

  private static Alteration react(String emoji) {
    return new Alteration.Reaction(emoji, true);
  }

  private List<Outcome<RoomEntry>> append(RoomDraft... drafts) {
    return Await.result(store.rooms().append(room, List.of(drafts)));
  }

  private static RoomEntry entry(Outcome<RoomEntry> outcome) {
    return assertInstanceOf(Outcome.Stored.class, outcome).entry() instanceof RoomEntry entry
        ? entry
        : null;
  }

  private Change stored(RoomDraft draft) {
    return assertInstanceOf(Change.class, entry(append(draft).get(0)));
  }

  private String rejected(RoomDraft draft) {
    return assertInstanceOf(Outcome.Rejected.class, append(draft).get(0)).reason();
  }

  private List<Message> now() {
    return Await.result(store.messages().after(room, 0, Long.MAX_VALUE, 100, ann.id())).entries();
  }

  private List<RoomEntry> log() {
    return Await.result(store.rooms().after(room, 0, Long.MAX_VALUE, 1_000)).entries();
  }

  @Test
  @DisplayName("what happens to a message is in the log step by step, and history shows what it is")
  void steps() {
    append(said(ann, "1", "helo"), said(bob, "1", "hi"));
    Change edited = stored(change(ann, "2", 1, edit("hello")));
    Change again = stored(change(ann, "3", 1, edit("hello!")));
    assertEquals(List.of(3L, 4L), List.of(edited.pos(), again.pos()));
    assertEquals(List.of(1L, 2L), List.of(edited.number(), again.number()));
    stored(change(bob, "4", 1, new Alteration.Pin(true)));
    Message first = now().get(0);
    assertEquals("hello!", first.body().text());
    assertEquals(new MessageState.Edited(2, SAID), first.state().edited().orElseThrow());
    assertTrue(first.state().pinned());
    assertEquals(MessageState.NONE, now().get(1).state());
    assertEquals(List.of("helo", "hi"), texts(log().subList(0, 2)));
    assertEquals(List.of(edited, again), log().subList(2, 4));
    assertEquals(2, now().size());
    assertEquals(
        List.of("helo", "hello", "hello!"),
        Await.result(store.messages().versions(new MessageId(room, 1), 100_000)).stream()
            .map(Version::body)
            .map(Body::text)
            .toList());
  }

  private static List<String> texts(List<RoomEntry> entries) {
    return entries.stream().map(entry -> ((Message) entry).body().text()).toList();
  }

  @Test
  @DisplayName("what is deleted is nowhere any more, and its place stays")
  void deletion() {
    MessageDraft secret =
        new MessageDraft(
            ann,
            "1",
            SAID,
            new Body("secret", Body.Format.MD, Map.of("secret", 1), List.of(bob.id())),
            Links.NONE);
    append(secret, answer(bob, "1", "what?", 1));
    stored(change(ann, "2", 1, edit("secret too")));
    stored(change(bob, "2", 1, react("👍")));
    Change deleted = stored(change(ann, "3", 1, new Alteration.Deletion()));
    Message blank = now().get(0);
    assertEquals("", blank.body().text());
    assertEquals(Map.of(), blank.body().data());
    assertEquals(List.of(), blank.body().mentions());
    assertEquals(List.of(), blank.state().reactions());
    assertEquals(Optional.empty(), blank.state().edited());
    assertEquals(new MessageState.Deleted(ann, SAID), blank.state().deleted().orElseThrow());
    assertEquals(deleted, log().get(4));
    assertTrue(log().stream().noneMatch(one -> one.toString().contains("secret")));
    assertTrue(now().get(1).links().quote().orElseThrow().deleted());
    assertEquals("", now().get(1).links().quote().orElseThrow().text());
    assertEquals(5L, Await.result(store.rooms().head(room)));
    assertInstanceOf(Outcome.Duplicate.class, append(secret).get(0));
    assertInstanceOf(Outcome.Reused.class, append(said(ann, "1", "other")).get(0));
    assertEquals("no_such_message", rejected(change(ann, "4", 1, edit("again"))));
    assertEquals("no_such_message", rejected(change(bob, "4", 1, react("👍"))));
    assertInstanceOf(
        Outcome.Unchanged.class, append(change(ann, "5", 1, new Alteration.Deletion())).get(0));
    assertEquals(5L, Await.result(store.rooms().head(room)));
  }

  @Test
  @DisplayName("a repeated change is the same one, whatever has happened since")
  void repeated() {
    append(said(ann, "1", "one"));
    Change edited = stored(change(ann, "2", 1, edit("two")));
    ChangeDraft reaction = change(bob, "2", 1, react("👍"));
    Change reacted = stored(reaction);
    stored(change(bob, "3", 1, new Alteration.Reaction("👍", false)));
    assertEquals(edited, duplicate(change(ann, "2", 1, edit("two"))));
    assertEquals(reacted, duplicate(reaction));
    assertInstanceOf(Outcome.Reused.class, append(change(ann, "2", 1, edit("three"))).get(0));
    assertInstanceOf(Outcome.Reused.class, append(change(ann, "1", 1, edit("three"))).get(0));
    assertInstanceOf(Outcome.Reused.class, append(said(ann, "2", "two")).get(0));
    List<Outcome<RoomEntry>> mixed =
        append(said(ann, "9", "nine"), change(ann, "10", 2, edit("ten")), said(ann, "9", "nine"));
    assertEquals(5, entry(mixed.get(0)).pos());
    assertEquals(6, entry(mixed.get(1)).pos());
    assertInstanceOf(Outcome.Duplicate.class, mixed.get(2));
  }

  private Object duplicate(RoomDraft draft) {
    return assertInstanceOf(Outcome.Duplicate.class, append(draft).get(0)).entry();
  }

  @Test
  @DisplayName("reactions are counted, one of a kind per person, and the reader knows his own")
  void reactions() {
    append(said(ann, "1", "one"));
    stored(change(bob, "1", 1, react("👍")));
    assertEquals(2, stored(change(ann, "2", 1, react("👍"))).number());
    stored(change(bob, "3", 1, react("🎉")));
    assertInstanceOf(Outcome.Unchanged.class, append(change(bob, "4", 1, react("👍"))).get(0));
    assertEquals(
        List.of(
            new MessageState.Reactions("👍", 2, true, List.of(bob, ann)),
            new MessageState.Reactions("🎉", 1, false, List.of(bob))),
        now().get(0).state().reactions());
    for (int n = 0; n < MessageState.Reactions.NAMED; n++) {
      User other = new User("other-" + n + room, "Other " + n, true);
      stored(change(other, "1", 1, react("🎉")));
    }
    MessageState.Reactions many = now().get(0).state().reactions().get(1);
    assertEquals(6, many.count());
    assertEquals(MessageState.Reactions.NAMED, many.users().size());
    assertEquals(
        0,
        stored(change(bob, "5", 1, new Alteration.Reaction("👍", false))).number()
            - stored(change(ann, "6", 1, new Alteration.Reaction("👍", false))).number()
            - 1);
    assertEquals(1, now().get(0).state().reactions().size());
  }

  @Test
  @DisplayName("so many different emoji, and no more")
  void manyEmoji() {
    append(said(ann, "1", "one"));
    List<RoomDraft> drafts = new ArrayList<>();
    IntStream.range(0, ChangeDraft.MOST_EMOJI)
        .forEach(n -> drafts.add(change(bob, "r" + n, 1, react(Character.toString(0x1F600 + n)))));
    append(drafts.toArray(RoomDraft[]::new)).forEach(ChangesContract::entry);
    assertEquals("too_many_emoji", rejected(change(ann, "2", 1, react("🐈"))));
    stored(change(ann, "3", 1, react(Character.toString(0x1F600))));
    assertEquals(ChangeDraft.MOST_EMOJI, now().get(0).state().reactions().size());
  }

  @Test
  @DisplayName("only its sender edits a message, and only in time; nobody one that is not there")
  void against() {
    assertEquals("no_such_message", rejected(change(ann, "1", 1, edit("x"))));
    assertEquals("no_such_message", rejected(answer(ann, "1", "x", 1)));
    assertTrue(
        Await.result(store.rooms().rooms(ann.id(), 1_000)).stream()
            .noneMatch(line -> line.room().equals(room)));
    append(said(ann, "1", "one"));
    assertEquals("not_yours", rejected(change(bob, "2", 1, edit("x"))));
    assertEquals("not_yours", rejected(change(bob, "3", 1, new Alteration.Deletion())));
    assertEquals(
        "too_late", rejected(new ChangeDraft(ann, "2", SAID + 9, 1, edit("x"), false, SAID + 1)));
    assertEquals("no_such_message", rejected(change(ann, "3", 2, edit("x"))));
    assertEquals("no_such_message", rejected(answer(ann, "4", "x", 2)));
    assertEquals(1L, Await.result(store.rooms().head(room)));
    stored(new ChangeDraft(bob, "5", SAID, 1, new Alteration.Deletion(), true, 0));
  }

  @Test
  @DisplayName("replies make a thread, and quote what they answer as it is now")
  void threads() {
    append(said(ann, "1", "question"));
    append(said(bob, "1", "aside"));
    append(answer(bob, "2", "answer", 1), answer(ann, "2", "thanks", 3));
    List<Message> all = now();
    assertEquals(new MessageState.Thread(2, 4), all.get(0).state().thread().orElseThrow());
    assertEquals(OptionalLong.of(1), all.get(2).links().root());
    assertEquals(OptionalLong.of(1), all.get(3).links().root());
    assertEquals(
        new Links.Quote(3, bob, "answer", false), all.get(3).links().quote().orElseThrow());
    assertEquals(all.get(3).links(), ((Message) log().get(3)).links());
    stored(change(bob, "3", 3, edit("better answer")));
    assertEquals("better answer", now().get(3).links().quote().orElseThrow().text());
    MessageId root = new MessageId(room, 1);
    assertEquals(
        List.of(3L, 4L), seqs(Await.result(store.messages().replies(root, 0, 9, "")).entries()));
    assertEquals(
        List.of(4L), seqs(Await.result(store.messages().repliesBefore(root, 9, 1, "")).entries()));
  }

  private static List<Long> seqs(List<Message> messages) {
    return messages.stream().map(Message::seq).toList();
  }

  @Test
  @DisplayName("what is pinned is found, the last one first, until it is taken down")
  void pins() {
    append(said(ann, "1", "one"), said(ann, "2", "two"), said(ann, "3", "three"));
    stored(change(bob, "1", 3, new Alteration.Pin(true)));
    stored(change(bob, "2", 1, new Alteration.Pin(true)));
    assertEquals(
        List.of(1L, 3L), seqs(Await.result(store.messages().pinned(room, 9, "")).entries()));
    stored(change(ann, "4", 3, new Alteration.Pin(false)));
    assertEquals(List.of(1L), seqs(Await.result(store.messages().pinned(room, 9, "")).entries()));
    assertInstanceOf(
        Outcome.Unchanged.class, append(change(ann, "5", 3, new Alteration.Pin(false))).get(0));
  }

  @Test
  @DisplayName("whom a message concerns and where it comes from is kept with it")
  void attributes() {
    Body body = new Body("look", Body.Format.PLAIN, Map.of(), List.of(bob.id(), Body.ALL));
    Links links =
        new Links(
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of(new Links.Forwarded("elsewhere", 7, bob, 5)));
    append(new MessageDraft(ann, "1", SAID, body, links));
    assertEquals(body, now().get(0).body());
    assertEquals(links, now().get(0).links());
    assertEquals(links, ((Message) log().get(0)).links());
  }

  @Test
  @DisplayName("a message that is being written belongs to one, is kept, and ends as one entry")
  void beingWritten() {
    append(new MessageDraft(ann, "1", SAID, body(""), Links.NONE, true));
    MessageId id = new MessageId(room, 1);
    OpenMessageStore open = store.openMessages();
    assertEquals("still_open", rejected(change(ann, "2", 1, edit("x"))));
    assertTrue(now().get(0).state().open());
    assertEquals(0, Await.result(open.take(id, "here", 2)).orElseThrow().n());
    assertTrue(Await.result(open.keep(id, "here", "so far", 3, 3)));
    assertEquals("so far", now().get(0).body().text());
    OpenMessageStore.Kept taken = Await.result(open.take(id, "there", 4)).orElseThrow();
    assertEquals(new OpenMessageStore.Kept(id, ann, body("so far"), 3), taken);
    assertEquals(false, Await.result(open.keep(id, "here", "lost", 4, 5)));
    assertEquals(taken, Await.result(open.find(id)).orElseThrow());
    assertTrue(Await.result(open.stop(id, bob)));
    assertEquals(List.of(), Await.result(open.stops("here")));
    assertEquals(List.of(new OpenMessageStore.Stop(id, bob)), Await.result(open.stops("there")));
    assertTrue(Await.result(open.abandoned(5, 100)).contains(taken));
    assertTrue(Await.result(open.abandoned(4, 100)).isEmpty());
    Alteration.Close close = new Alteration.Close(body("so far"), Alteration.End.LOST);
    Change closed = stored(change(ann, "3", 1, close));
    assertInstanceOf(Outcome.Unchanged.class, append(change(ann, "4", 1, close)).get(0));
    assertTrue(Await.result(open.take(id, "here", 6)).isEmpty());
    assertEquals("so far", now().get(0).body().text());
    assertEquals(
        Optional.of(new MessageState.Ended(Alteration.End.LOST, ann)),
        now().get(0).state().ended());
    assertEquals(closed, log().get(1));
    stored(change(ann, "5", 1, edit("mine again")));
    assertEquals(Optional.empty(), now().get(0).state().ended());
    assertEquals(
        List.of("so far", "mine again"),
        Await.result(store.messages().versions(id, 100_000)).stream()
            .map(version -> version.body().text())
            .toList());
    assertEquals(1, Await.result(store.messages().versions(id, 1)).size());
    assertEquals(1, now().get(0).state().edited().orElseThrow().n());
    stored(change(ann, "6", 1, new Alteration.Deletion()));
    assertTrue(log().stream().noneMatch(one -> one.toString().contains("so far")));
  }
}
