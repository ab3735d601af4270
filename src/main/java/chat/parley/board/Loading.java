package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the store has of boards. */
final class Loading {
  private static final List<Tier> STORED =
      List.of(Tier.TOTAL, Tier.HOUR, Tier.MINUTE, Tier.TEN_SECONDS);

  private final BoardStore store;
  private final PollStore polls;

  Loading(BoardStore store, PollStore polls) {
    this.store = store;
    this.polls = polls;
  }

  /**
   * The same of a board that nobody has in memory.
   *
   * @return fails with a {@link Refusal} when not all of it has a place: what is missing would be
   *     begun anew, and stored over what is there
   */
  Future<Void> open(Board board, long now) {
    return load(board, now)
        .map(
            loaded -> {
              if (board.state().crowded()) {
                throw new Refusal(
                    Problem.OVERLOADED.refusedForNow(
                        "The server has as many series as it may have; try it again.",
                        Overloaded.RETRY_MILLIS));
              }
              return loaded;
            });
  }

  /** As much of a board as memory keeps. What is there already is not lost by it. */
  Future<Void> load(Board board, long now) {
    return board
        .voting()
        .map(voting -> poll(board, voting, now))
        .orElseGet(() -> numbers(board, now));
  }

  /**
   * @return fails with a {@link Refusal} when it is not there
   */
  private Future<Void> poll(Board board, Voting voting, long now) {
    return LogEnvironment.inTime(polls.find(voting.poll()))
        .map(
            found -> {
              voting.told(found.orElseThrow(PollName::gone));
              board.known().loaded(List.of(), board.hears(), now);
              return null;
            });
  }

  private Future<Void> numbers(Board board, long now) {
    List<Future<List<ShareCell>>> asked = new ArrayList<>();
    for (Tier tier : STORED) {
      long from = board.state().horizon().since(tier);
      asked.add(cells(board.name(), tier, from, end(tier, now)));
    }
    Future<Optional<StoredBoard>> found = LogEnvironment.inTime(store.find(board.name()));
    return found
        .compose(there -> Future.all(asked))
        .map(
            all -> {
              found.result().ifPresent(board::found);
              asked.forEach(cells -> board.told(cells.result()));
              board
                  .known()
                  .loaded(asked.get(STORED.indexOf(Tier.TEN_SECONDS)).result(), board.hears(), now);
              return null;
            });
  }

  /** Clocks of other nodes may be ahead. */
  private static long end(Tier tier, long now) {
    return tier == Tier.TOTAL ? 1 : now + Tier.HOUR.stepMillis();
  }

  private Future<List<ShareCell>> cells(BoardName board, Tier tier, long from, long before) {
    return LogEnvironment.inTime(store.cells(board, tier.seconds(), from, before));
  }

  /** A piece of the past, as far as memory has not all of it. */
  Future<StoredPast> past(Board board, Steps steps, long from, long to) {
    List<Future<List<ShareCell>>> asked = new ArrayList<>();
    for (Step step :
        steps.fine().tier() == steps.coarse().tier()
            ? List.of(steps.fine())
            : List.of(steps.fine(), steps.coarse())) {
      long first = step.start(from);
      if (step.tier().stored() && !board.state().horizon().has(step.tier(), first)) {
        asked.add(cells(board.name(), step.tier(), first, step.start(to) + step.millis()));
      }
    }
    return asked.isEmpty()
        ? Future.succeededFuture(StoredPast.NONE)
        : Future.all(asked)
            .map(
                all -> {
                  List<ShareCell> cells = new ArrayList<>();
                  asked.forEach(some -> cells.addAll(some.result()));
                  return new StoredPast(cells);
                });
  }
}
