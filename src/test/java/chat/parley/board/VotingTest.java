package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.log.StoreUnavailable;
import chat.parley.protocol.Refused;
import chat.parley.room.NoPolls;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The votes of one poll, in all the orders that a store can answer in. */
class VotingTest {
  private static final Poll TEA =
      new Poll("Tea?", List.of("yes", "no"), OptionalLong.of(1_790_000_100_000L));
  private static final PollName NAME = new PollName("lobby", 12);

  private final MemoryBoards memory = new MemoryBoards();
  private final SlowPolls polls = new SlowPolls();
  private final Board board = opened();
  private final Voting voting = board.voting().orElseThrow();

  /** Answers when the test wants it, with what the test says is stored. */
  private static final class SlowPolls extends NoPolls {
    final List<List<Vote>> asked = new ArrayList<>();
    final List<Promise<Optional<Votes>>> answers = new ArrayList<>();
    StoredPoll stored = StoredPoll.of(TEA, "ann");
    boolean down;

    @Override
    public Future<Optional<StoredPoll>> find(PollName poll) {
      return down
          ? Future.failedFuture(new StoreUnavailable("down", null))
          : Future.succeededFuture(Optional.of(stored));
    }

    @Override
    public Future<Optional<Votes>> vote(PollName poll, List<Vote> votes, long now) {
      asked.add(votes);
      Promise<Optional<Votes>> answer = Promise.promise();
      answers.add(answer);
      return answer.future();
    }

    void stores(long yes, long no) {
      stored = new StoredPoll(TEA, "ann", stored.rev() + 1, List.of(yes, no), stored.closedAt());
    }

    void answers(int which, String... full) {
      answers.get(which).complete(Optional.of(new Votes(stored, Set.of(full))));
    }
  }

  private Board opened() {
    BoardParts parts =
        new BoardParts(
            memory,
            memory.alerts,
            polls,
            "n1",
            memory.parts("n1").memory(),
            memory.parts("n1").bounds(),
            BuiltinParts.ROOMS_ONLY,
            cause -> {});
    Loading loading = new Loading(memory, polls);
    BoardState state =
        new BoardState(
            new SeriesSeats(10, parts.memory()), new Owners("n1", "1"), memory.clock.now());
    Board opened =
        new Board(
            NAME.board(),
            memory.around(),
            state,
            parts,
            one -> loading.load(one, memory.clock.now()));
    loading.load(opened, memory.clock.now());
    return opened;
  }

  private Future<Optional<Refused>> votes(String user, int choice) {
    return voting.vote(new Vote(user, OptionalInt.of(choice)));
  }

  @Test
  @DisplayName("while votes are on their way others wait and go together, the last of each person")
  void together() {
    var first = votes("u1", 0);
    var second = votes("u2", 0);
    var changed = votes("u2", 1);
    var third = votes("u3", 1);
    assertEquals(List.of(List.of(new Vote("u1", OptionalInt.of(0)))), polls.asked);
    polls.stores(1, 0);
    polls.answers(0);
    assertEquals(Optional.empty(), first.result());
    assertFalse(second.isComplete());
    assertEquals(
        List.of(new Vote("u2", OptionalInt.of(1)), new Vote("u3", OptionalInt.of(1))),
        polls.asked.get(1));
    polls.stores(1, 1);
    polls.answers(1, "u3");
    assertEquals(Optional.empty(), second.result());
    assertEquals(Optional.empty(), changed.result());
    assertEquals("vote", third.result().orElseThrow().field().orElseThrow());
    assertEquals(List.of(1L, 1L), voting.state().counts());
    votes("u4", 0);
    assertEquals(3, polls.asked.size());
  }

  @Test
  @DisplayName("what was stored though the store did not say so is seen when it answers again")
  void doubt() {
    var vote = votes("u1", 0);
    polls.stores(1, 0);
    polls.down = true;
    polls.answers.get(0).fail(new StoreUnavailable("no answer", null));
    assertTrue(vote.failed());
    memory.clock.pass(5_000);
    assertEquals(0, voting.state().voters());
    polls.down = false;
    memory.clock.pass(2_000);
    assertEquals(1, voting.state().voters());
    memory.clock.pass(60_000);
    assertFalse(memory.clock.waits(), "nobody asks any more");
  }

  @Test
  @DisplayName("states that come late or twice change nothing")
  void late() {
    StoredPoll old = new StoredPoll(TEA, "ann", 3, List.of(3L, 0L), OptionalLong.empty());
    StoredPoll news = new StoredPoll(TEA, "ann", 4, List.of(3L, 1L), OptionalLong.empty());
    assertTrue(voting.told(news));
    assertFalse(voting.told(old));
    assertFalse(voting.told(news));
    assertEquals(news, voting.state());
  }

  @Test
  @DisplayName("after its time a poll takes no votes")
  void over() {
    memory.clock.put(200_000);
    var vote = votes("u1", 0);
    polls.answers(0);
    assertEquals("vote", vote.result().orElseThrow().field().orElseThrow());
  }
}
