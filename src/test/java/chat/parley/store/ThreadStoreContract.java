package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
import chat.parley.message.MessageDraft;
import chat.parley.message.MessageId;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadPlace;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.ThreadStore;
import chat.parley.message.inbox.Unread;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomDraft;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of threads that people follow. */
abstract class ThreadStoreContract {
  private static final int SOME = 10;

  private final String room = "room-" + UUID.randomUUID();
  private final User ann = person("Ann");
  private final User bob = person("Bob");
  private final User cid = person("Cid");
  private final Vertx vertx = Vertx.vertx();
  private OpenStore store;
  private int said;

  protected abstract Future<Store> open(Vertx vertx);

  private static User person(String name) {
    return new User(name + "-" + UUID.randomUUID(), name, true);
  }

  @BeforeEach
  void open() {
    store = OpenStore.of(open(vertx));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  private ThreadStore threads() {
    return store.store().inbox().threads();
  }

  private void says(User from, String... mentions) {
    says(room, from, OptionalLong.empty(), mentions);
  }

  private void answers(User from, long seq, String... mentions) {
    says(room, from, OptionalLong.of(seq), mentions);
  }

  private void says(String room, User from, OptionalLong reply, String... mentions) {
    said++;
    Body body = new Body("m" + said, Body.Format.PLAIN, Map.of(), List.of(mentions));
    Await.result(
        store.append(
            room,
            List.of(new MessageDraft(from, "c" + said, said, body, Links.reply(reply), false))));
  }

  private ThreadStand stand(User person, long seq) {
    return Await.result(threads().stand(person.id(), new MessageId(room, seq))).orElseThrow();
  }

  private ThreadStand expected(long root, long n, boolean on, long read, long last, int unread) {
    return new ThreadStand(room, root, n, on, read, last, new Unread(unread, 0));
  }

  private boolean follow(User person, long seq, boolean on) {
    return Await.result(threads().follow(person.id(), new MessageId(room, seq), on, 99));
  }

  private boolean read(User person, long seq, long upTo) {
    return Await.result(threads().read(person.id(), new MessageId(room, seq), upTo, 99));
  }

  private List<ThreadLine> followed(User person, boolean unread) {
    return Await.result(threads().followed(person.id(), unread, ThreadPlace.FIRST, SOME));
  }

  @Test
  @DisplayName("who began a thread and who answers in it follow it, from where they have read it")
  void byThemselves() {
    says(ann);
    says(bob);
    assertEquals(expected(1, 0, false, 0, 0, 0), stand(ann, 1));
    answers(bob, 1);
    answers(cid, 3);
    answers(bob, 1);
    assertEquals(expected(1, 1, true, 1, 5, 3), stand(ann, 1));
    assertEquals(expected(1, 1, true, 3, 5, 1), stand(bob, 4));
    assertEquals(expected(1, 1, true, 4, 5, 1), stand(cid, 5));
    assertEquals(Optional.empty(), Await.result(threads().stand(ann.id(), id(9))));
    assertEquals(List.of(), followed(person("Eve"), false));
  }

  private MessageId id(long seq) {
    return new MessageId(room, seq);
  }

  @Test
  @DisplayName("who is mentioned in a thread follows it; who is called with all others does not")
  void mentioned() {
    says(ann);
    answers(bob, 1);
    answers(bob, 1, cid.id());
    answers(bob, 1, "all");
    ThreadStand stand = stand(cid, 1);
    assertEquals(2, stand.read());
    assertEquals(new Unread(2, 2), stand.unread());
    assertEquals(new Unread(3, 1), stand(ann, 1).unread());
    assertFalse(stand(person("Eve"), 1).follow());
    says(bob, cid.id());
    assertFalse(stand(cid, 5).follow());
    String two = DirectRoom.between(ann.id(), bob.id()).name();
    says(two, ann, OptionalLong.empty());
    says(two, bob, OptionalLong.of(1), cid.id());
    assertEquals(1, followed(cid, false).size());
    assertEquals(2, followed(ann, false).size());
  }

  @Test
  @DisplayName("who wants no more of a thread is not brought back into it, until he says so")
  void unfollowed() {
    says(ann);
    answers(bob, 1);
    assertTrue(follow(ann, 2, false));
    assertFalse(follow(ann, 1, false));
    answers(bob, 1, ann.id());
    answers(ann, 1);
    assertEquals(expected(1, 2, false, 1, 4, 0), stand(ann, 1));
    assertEquals(List.of(), followed(ann, false));
    assertTrue(follow(ann, 1, true));
    assertEquals(expected(1, 3, true, 4, 4, 0), stand(ann, 1));
    answers(bob, 1);
    assertEquals(1, stand(ann, 1).unread().messages());
    assertFalse(follow(ann, 9, true));
    assertTrue(follow(cid, 1, true));
    assertEquals(expected(1, 1, true, 5, 5, 0), stand(cid, 1));
  }

  @Test
  @DisplayName("a mark goes up and never back, and no further than the last reply")
  void marks() {
    says(ann);
    for (int n = 0; n < 3; n++) {
      answers(bob, 1);
    }
    assertTrue(read(ann, 1, 2));
    assertFalse(read(ann, 1, 2));
    assertFalse(read(ann, 1, 1));
    assertEquals(expected(1, 2, true, 2, 4, 2), stand(ann, 1));
    assertTrue(read(ann, 3, Long.MAX_VALUE));
    assertEquals(expected(1, 3, true, 4, 4, 0), stand(ann, 1));
    answers(bob, 1);
    assertEquals(1, stand(ann, 1).unread().messages());
    assertFalse(read(cid, 1, 3));
    assertEquals(expected(1, 0, false, 0, 5, 0), stand(cid, 1));
  }

  @Test
  @DisplayName("what is read of the room is read of its threads; what is deleted is not unread")
  void room() {
    says(ann);
    answers(bob, 1);
    says(bob);
    answers(bob, 1);
    Conversation anns = new Conversation(ann.id(), room);
    Await.result(store.store().inbox().move(Map.of(anns, ReadMark.upTo(3))));
    assertEquals(expected(1, 1, true, 3, 4, 1), stand(ann, 1));
    List<RoomDraft> gone =
        List.of(new ChangeDraft(bob, "gone", 50, 4, new Alteration.Deletion(), false, 0));
    Await.result(store.store().rooms().append(room, gone));
    assertEquals(0, stand(ann, 1).unread().messages());
    Await.result(store.store().inbox().move(Map.of(anns, ReadMark.backBefore(1))));
    assertEquals(expected(1, 1, true, 1, 4, 1), stand(ann, 1));
  }

  @Test
  @DisplayName("threads are listed by their last replies, page by page, with what began them")
  void listed() {
    for (int n = 0; n < 4; n++) {
      says(ann);
    }
    answers(bob, 2);
    answers(bob, 3);
    answers(bob, 1);
    answers(ann, 2);
    read(ann, 3, 6);
    List<ThreadLine> lines = followed(ann, false);
    assertEquals(List.of(2L, 1L, 3L), lines.stream().map(line -> line.stand().root()).toList());
    ThreadLine first = lines.get(0);
    assertEquals(new ThreadLine(expected(2, 1, true, 2, 8, 1), 8, ann, "m2", false), first);
    assertEquals(
        List.of(2L, 1L), followed(ann, true).stream().map(line -> line.stand().root()).toList());
    ThreadPlace behind = ThreadPlace.parse("8 " + room + ":2").orElseThrow();
    assertEquals(lines.subList(1, 2), Await.result(threads().followed(ann.id(), false, behind, 1)));
  }

  @Test
  @DisplayName("of a person's threads those are kept with which he had to do last")
  void bounded() {
    List<MessageDraft> drafts = new ArrayList<>();
    Body body = new Body("m", Body.Format.PLAIN, Map.of(), List.of());
    for (long n = 1; n <= ThreadStore.THREADS + 2; n++) {
      drafts.add(new MessageDraft(ann, "r" + n, n, body, Links.reply(OptionalLong.empty()), false));
    }
    for (long n = 1; n <= ThreadStore.THREADS + 2; n++) {
      drafts.add(
          new MessageDraft(bob, "a" + n, 2_000 + n, body, Links.reply(OptionalLong.of(n)), false));
    }
    for (int at = 0; at < drafts.size(); at += 200) {
      Await.result(store.append(room, drafts.subList(at, Math.min(drafts.size(), at + 200))));
    }
    List<ThreadLine> all =
        Await.result(threads().followed(ann.id(), true, ThreadPlace.FIRST, 2_000));
    assertEquals(ThreadStore.THREADS, all.size());
    assertEquals(3, all.get(all.size() - 1).stand().root());
    assertFalse(stand(ann, 2).follow());
    assertTrue(follow(ann, 2, true));
    assertTrue(stand(ann, 2).follow());
  }
}
