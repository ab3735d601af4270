package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.PollStore;
import chat.parley.board.StoredPoll;
import chat.parley.board.Vote;
import chat.parley.board.Votes;
import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of polls. The rooms of each test are its own. */
abstract class PollStoreContract {
  private static final long NOW = 1_700_000_000_000L;
  private static final User ANN = new User("g-ann-" + UUID.randomUUID(), "Ann", true);
  private static final Poll LUNCH =
      new Poll("午饭吃什么？ 🍜", List.of("面", "Rice"), OptionalLong.of(NOW + 60_000));

  private final String room = "room-" + UUID.randomUUID();
  private final Vertx vertx = Vertx.vertx();
  private OpenStore store;
  private PollName lunch = new PollName(room, 1);

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    lunch = asked("cid-" + UUID.randomUUID(), LUNCH);
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  private PollStore polls() {
    return store.store().polls();
  }

  private RoomEntry append(RoomDraft draft) {
    Outcome<RoomEntry> outcome =
        Await.result(store.store().rooms().append(room, List.of(draft))).get(0);
    return ((Outcome.Stored<RoomEntry>) outcome).entry();
  }

  private PollName asked(String cid, Poll poll) {
    assertTrue(Await.result(polls().make(room, ANN.id(), cid, poll, NOW)));
    Body body = new Body(poll.question(), Body.Format.PLAIN, Map.of());
    Message message = (Message) append(new MessageDraft(ANN, cid, NOW, body, OptionalLong.empty()));
    return new PollName(room, message.seq());
  }

  private Optional<Votes> cast(long now, Vote... votes) {
    return Await.result(polls().vote(lunch, List.of(votes), now));
  }

  private static Vote vote(String user, int choice) {
    return new Vote(user, OptionalInt.of(choice));
  }

  private StoredPoll found() {
    return Await.result(polls().find(lunch)).orElseThrow();
  }

  @Test
  @DisplayName("a poll is what was asked, and one asked again by the same cid must be the same")
  void made() {
    assertEquals(StoredPoll.of(LUNCH, ANN.id()), found());
    String cid = "cid-" + UUID.randomUUID();
    Poll open = new Poll("Open?", List.of("yes", "no"), OptionalLong.empty());
    PollName second = asked(cid, open);
    assertTrue(Await.result(polls().make(room, ANN.id(), cid, open, NOW + 5)));
    assertFalse(Await.result(polls().make(room, ANN.id(), cid, LUNCH, NOW)));
    assertFalse(Await.result(polls().make(room + "x", ANN.id(), cid, open, NOW)));
    assertEquals(open, Await.result(polls().find(second)).orElseThrow().poll());
    assertEquals(Optional.empty(), Await.result(polls().find(new PollName(room, 77))));
    assertEquals(Optional.empty(), Await.result(polls().find(new PollName("nowhere", 1))));
  }

  @Test
  @DisplayName("everybody has one vote: a new one replaces the old, and it can be withdrawn")
  void votes() {
    assertEquals(
        List.of(1L, 1L), cast(NOW, vote("u1", 0), vote("u2", 1)).orElseThrow().poll().counts());
    assertEquals(List.of(0L, 2L), cast(NOW, vote("u1", 1)).orElseThrow().poll().counts());
    assertEquals(OptionalInt.of(1), Await.result(polls().choice(lunch, "u1")));
    long rev = found().rev();
    assertEquals(List.of(0L, 2L), cast(NOW, vote("u1", 1)).orElseThrow().poll().counts());
    assertEquals(rev, found().rev(), "the same again is no change");
    Vote withdrawn = new Vote("u2", OptionalInt.empty());
    StoredPoll now = cast(NOW, withdrawn, withdrawn).orElseThrow().poll();
    assertEquals(List.of(0L, 1L), now.counts());
    assertEquals(now, found());
    assertEquals(rev + 1, now.rev());
    assertEquals(OptionalInt.empty(), Await.result(polls().choice(lunch, "u2")));
    assertEquals(OptionalInt.empty(), Await.result(polls().choice(lunch, "nobody")));
  }

  @Test
  @DisplayName("votes that come at once from many are all counted")
  void atOnce() {
    List<Future<Optional<Votes>>> casts = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      int from = n;
      List<Vote> votes =
          IntStream.range(0, 10).mapToObj(k -> vote("p" + (from * 5 + k), from % 2)).toList();
      casts.add(polls().vote(lunch, votes, NOW));
    }
    Await.result(Future.all(casts));
    assertEquals(305, found().voters());
    List<Long> counts = found().counts();
    long first =
        IntStream.range(0, 305)
            .filter(n -> Await.result(polls().choice(lunch, "p" + n)).orElse(-1) == 0)
            .count();
    assertEquals(first, counts.get(0));
  }

  @Test
  @DisplayName("a poll that is over takes no votes, whether by its time or because it was closed")
  void over() {
    cast(NOW, vote("u1", 0));
    assertTrue(cast(NOW + 60_000, vote("u2", 0)).orElseThrow().poll().over(NOW + 60_000));
    assertEquals(1, found().voters());
    StoredPoll closed = Await.result(polls().close(lunch, NOW + 10)).orElseThrow();
    assertEquals(OptionalLong.of(NOW + 10), closed.closedAt());
    assertEquals(closed, Await.result(polls().close(lunch, NOW + 20)).orElseThrow());
    assertEquals(closed, cast(NOW, vote("u2", 1)).orElseThrow().poll());
    assertEquals(closed, cast(NOW, new Vote("u1", OptionalInt.empty())).orElseThrow().poll());
  }

  @Test
  @DisplayName("a hundred thousand people vote, and no more; whoever has voted may still change it")
  void most() {
    for (int from = 0; from < Poll.VOTERS; from += 2_000) {
      int first = from;
      cast(
          NOW,
          IntStream.range(0, 2_000)
              .mapToObj(n -> vote("v" + (first + n), n % 2))
              .toArray(Vote[]::new));
    }
    assertEquals(List.of(50_000L, 50_000L), found().counts());
    Votes more = cast(NOW, vote("late", 0), vote("v0", 1)).orElseThrow();
    assertEquals(Set.of("late"), more.full());
    assertEquals(List.of(49_999L, 50_001L), more.poll().counts());
    assertEquals(OptionalInt.empty(), Await.result(polls().choice(lunch, "late")));
    Vote left = new Vote("v1", OptionalInt.empty());
    Votes then = cast(NOW, left, vote("late", 0)).orElseThrow();
    assertEquals(Set.of(), then.full());
    assertEquals(100_000, then.poll().voters());
  }

  @Test
  @DisplayName("what is over is due until its message tells it")
  void due() {
    assertFalse(Await.result(polls().due(NOW + 59_999)).contains(lunch));
    assertTrue(Await.result(polls().due(NOW + 60_000)).contains(lunch));
    Await.result(polls().told(lunch));
    assertTrue(Await.result(polls().due(NOW + 60_000)).contains(lunch), "it is not closed yet");
    Await.result(polls().close(lunch, NOW + 5));
    assertTrue(Await.result(polls().due(NOW + 5)).contains(lunch));
    Await.result(polls().told(lunch));
    assertFalse(Await.result(polls().due(NOW + 100_000)).contains(lunch));
  }

  @Test
  @DisplayName("with its message a poll is gone, and its votes")
  void deleted() {
    cast(NOW, vote("u1", 0));
    append(
        new ChangeDraft(
            ANN,
            UUID.randomUUID().toString(),
            NOW,
            lunch.seq(),
            new Alteration.Deletion(),
            false,
            0));
    assertEquals(Optional.empty(), Await.result(polls().find(lunch)));
    assertEquals(Optional.empty(), cast(NOW, vote("u2", 0)));
    assertEquals(Optional.empty(), Await.result(polls().close(lunch, NOW)));
    assertFalse(Await.result(polls().due(NOW + 100_000)).contains(lunch));
    Await.result(polls().remove(lunch));
    Await.result(polls().remove(lunch));
    Await.result(polls().forget(NOW + 1));
  }

  @Test
  @DisplayName("what no message asks is forgotten, and nothing else")
  void unasked() {
    String cid = "cid-" + UUID.randomUUID();
    assertTrue(Await.result(polls().make(room, ANN.id(), cid, LUNCH, NOW)));
    Await.result(polls().forget(NOW));
    Poll other = new Poll("Other?", List.of("a", "b"), OptionalLong.empty());
    assertFalse(Await.result(polls().make(room, ANN.id(), cid, other, NOW)));
    Await.result(polls().forget(NOW + 1));
    assertTrue(Await.result(polls().make(room, ANN.id(), cid, other, NOW)));
    cast(NOW, vote("u1", 0));
    assertEquals(1, found().voters());
    assertEquals(Set.of(), cast(NOW, vote("u1", 1)).orElseThrow().full());
  }
}
