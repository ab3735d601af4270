package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads what the store has of boards. */
final class Loading {
  private static final Future<Void> NOTHING = Future.succeededFuture();

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

  /**
   * As much of a board as memory keeps. What is there already is not lost by it. Totals come first:
   * they say how many series there are.
   */
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
              board.known().loaded(Set.of(), board.hears(), now);
              return null;
            });
  }

  private Future<Void> numbers(Board board, long now) {
    Set<String> recent = new HashSet<>();
    return LogEnvironment.inTime(store.find(board.name()))
        .compose(found -> known(board, found) ? all(board, now, recent) : NOTHING)
        .map(
            read -> {
              board.known().loaded(recent, board.hears(), now);
              return null;
            });
  }

  /** Whether there is anything of it. */
  private static boolean known(Board board, Optional<StoredBoard> found) {
    if (found.isEmpty() && board.made()) {
      throw new BoardGone();
    }
    found.ifPresent(board::found);
    return board.made();
  }

  private Future<Void> all(Board board, long now, Set<String> recent) {
    return read(board, Tier.TOTAL, 0, 1, owner -> {})
        .compose(
            totals ->
                Future.all(
                    cells(board, Tier.HOUR, now, owner -> {}),
                    cells(board, Tier.MINUTE, now, owner -> {}),
                    cells(board, Tier.TEN_SECONDS, now, recent::add)))
        .mapEmpty();
  }

  /** Clocks of other nodes may be ahead. */
  private Future<Void> cells(Board board, Tier tier, long now, Consumer<String> owners) {
    long from = board.state().horizon().since(tier);
    long soon = tier.start(now) + tier.stepMillis();
    long end = now + Tier.HOUR.stepMillis();
    return new Pieces(store, board, tier, from, () -> soon, told(board, owners))
        .read()
        .compose(read -> read(board, tier, soon, end, owners));
  }

  private Future<Void> read(
      Board board, Tier tier, long from, long before, Consumer<String> owners) {
    return LogEnvironment.inTime(BuiltinStore.cells(store, board, tier, from, before))
        .map(
            cells -> {
              told(board, owners).accept(cells, before);
              return null;
            });
  }

  private static BiConsumer<List<ShareCell>, Long> told(Board board, Consumer<String> owners) {
    return (cells, before) -> {
      cells.forEach(cell -> owners.accept(cell.owner()));
      board.identity().requireOpen();
      board.told(cells);
    };
  }

  /** A piece of the past, as far as memory has not all of it. */
  Future<StoredPast> past(
      Board board, BoardCommand.Wanted wanted, Steps steps, long from, long to) {
    StoredPast past = new StoredPast();
    Future<Void> coarse = past(board, wanted, steps, steps.coarse(), from, to, past);
    return steps.fine().equals(steps.coarse())
        ? coarse.map(past)
        : coarse
            .compose(read -> past(board, wanted, steps, steps.fine(), from, to, past))
            .map(past);
  }

  /** What memory forgets meanwhile is read as well. */
  private Future<Void> past(
      Board board,
      BoardCommand.Wanted wanted,
      Steps steps,
      Step step,
      long from,
      long to,
      StoredPast past) {
    long first = step.start(from);
    long last = step.start(to) + step.millis();
    LongSupplier before = () -> Math.min(board.state().horizon().since(step.tier()), last);
    if (!board.made() || !step.tier().stored() || first >= before.getAsLong()) {
      return Future.succeededFuture();
    }
    OlderPast older = new OlderPast(board.state(), wanted, steps, step, past);
    return new Pieces(store, board, step.tier(), first, before, older::take)
        .read()
        .onSuccess(read -> older.end());
  }
}
