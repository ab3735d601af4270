package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes votes in one poll. All that come while some are on their way to the store go together, the
 * next: so a thousand people may vote in a second, and each is answered when his vote is stored.
 */
final class Voting {
  private static final int MOST = 500;
  private static final long DOUBT_MILLIS = TimeUnit.SECONDS.toMillis(2);

  private final PollName poll;
  private final Board board;
  private final Surroundings around;
  private final PollStore store;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Future<Void> current = Future.succeededFuture();
  private boolean doubtful;

  private record Waiting(Vote vote, Promise<Optional<Refused>> answer) {}

  Voting(PollName poll, Board board, Surroundings around, PollStore store) {
    this.poll = poll;
    this.board = board;
    this.around = around;
    this.store = store;
  }

  PollName poll() {
    return poll;
  }

  /** As it is now. */
  StoredPoll state() {
    return board.state().poll().orElseThrow().poll();
  }

  /** As the store, or another node, has it; whether that is news. */
  boolean told(StoredPoll news) {
    boolean newer = board.state().told(news);
    if (newer) {
      board.changed();
    }
    return newer;
  }

  /** The same, stored here: other nodes are told. */
  private void stored(StoredPoll news) {
    if (told(news) && !around.peers().alone()) {
      BoardName name = board.name();
      around.peers().publish(name.key(), List.of(new BoardEvent.PollChanged(name, news)));
    }
  }

  /** Nothing when it was taken, else why not. */
  Future<Optional<Refused>> vote(Vote vote) {
    Promise<Optional<Refused>> answer = Promise.promise();
    waiting.add(new Waiting(vote, answer));
    if (current.isComplete()) {
      current = Rounds.whileMore(this::round);
    }
    return answer.future();
  }

  /** Some of them; whether there are more. */
  private Future<Boolean> round() {
    List<Waiting> round = new ArrayList<>();
    Map<String, Vote> last = new LinkedHashMap<>();
    while (!waiting.isEmpty() && round.size() < MOST) {
      Waiting next = waiting.remove();
      round.add(next);
      last.put(next.vote().user(), next.vote());
    }
    long now = around.clock().getAsLong();
    return LogEnvironment.inTime(store.vote(poll, List.copyOf(last.values()), now))
        .onSuccess(
            votes -> {
              votes.ifPresent(taken -> stored(taken.poll()));
              round.forEach(one -> one.answer().complete(refused(one.vote().user(), votes, now)));
            })
        .onFailure(
            failed -> {
              doubt();
              round.forEach(one -> one.answer().fail(failed));
            })
        .transform(over -> Future.succeededFuture(!waiting.isEmpty()));
  }

  /** What failed may be stored all the same: the store is asked until it says what it has. */
  private void doubt() {
    if (!doubtful) {
      doubtful = true;
      around.timers().after(DOUBT_MILLIS, this::ask);
    }
  }

  private void ask() {
    doubtful = false;
    LogEnvironment.inTime(store.find(poll))
        .onSuccess(found -> found.ifPresent(this::stored))
        .onFailure(again -> doubt());
  }

  private static Optional<Refused> refused(String user, Optional<Votes> votes, long now) {
    if (votes.isEmpty()) {
      return Optional.of(PollName.gone().reply());
    }
    if (votes.get().poll().over(now)) {
      return Optional.of(Problem.FORBIDDEN.refusedFor("vote", "The poll is over."));
    }
    return votes.get().full().contains(user)
        ? Optional.of(
            Problem.TOO_MANY.refusedFor(
                "vote", "At most " + Poll.VOTERS + " people vote in one poll."))
        : Optional.empty();
  }
}
