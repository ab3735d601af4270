package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Answers those who want to see a board, for a moment or from now on. */
final class Looking {
  private final Boards boards;
  private final Board board;
  private final BoardState state;

  Looking(Boards boards, Board board) {
    this.boards = boards;
    this.board = board;
    this.state = board.state();
  }

  /**
   * Snapshot and changes have one cursor: the view is put together, and the session let in, within
   * one turn.
   *
   * @param here whether the session is still here when the store has answered
   */
  Future<BoardReply.Watched> watch(
      BoardCommand.Watch command, String session, BooleanSupplier here) {
    return heard(true)
        .compose(ready -> stored(command.wanted(), command.windowMillis()))
        .compose(found -> boards.alerts().of(board).map(found::with))
        .map(
            found -> {
              if (!here.getAsBoolean()) {
                throw new Refusal(Problem.HELLO_FIRST.refused("Say hello first."));
              }
              return entered(command, session, found);
            });
  }

  /** What the store gave, for these steps. */
  private record Found(Steps steps, StoredPast past, List<Alert> alerts) {

    private Found with(List<Alert> stored) {
      return new Found(steps, past, stored);
    }
  }

  private Future<Found> stored(BoardCommand.Wanted wanted, long windowMillis) {
    long now = boards.now();
    Steps steps =
        Steps.of(
            windowMillis, windowMillis, series(wanted), board.known().finest(windowMillis, now));
    return boards
        .loading()
        .past(board, steps, now - windowMillis, now)
        .map(past -> new Found(steps, past, List.of()));
  }

  private int series(BoardCommand.Wanted wanted) {
    return state.metrics().all().stream()
        .filter(metric -> wanted.has(metric.name()))
        .mapToInt(metric -> metric.series().size())
        .sum();
  }

  private BoardReply.Watched entered(BoardCommand.Watch command, String session, Found found) {
    long now = boards.now();
    long rev = state.revision().take();
    OptionalLong since = command.since();
    boolean resumed =
        since.isPresent()
            && state.revision().knows(since.getAsLong())
            && state.values().remembers(since.getAsLong());
    BoardView view =
        resumed
            ? board.views().since(since.getAsLong(), rev, command.wanted(), found.steps(), now)
            : board
                .views()
                .whole(
                    rev,
                    command.wanted(),
                    command.windowMillis(),
                    found.steps(),
                    found.past(),
                    now);
    board.enter(session, new Group.Terms(command.interval(), command.wanted(), found.steps()), rev);
    return new BoardReply.Watched(board.name(), view, command.interval(), resumed, found.alerts());
  }

  Future<BoardReply.Watched> read(BoardCommand.Read command) {
    return heard(false)
        .compose(ready -> stored(command.wanted(), command.windowMillis()))
        .compose(found -> boards.alerts().of(board).map(found::with))
        .map(
            found ->
                new BoardReply.Watched(
                    board.name(),
                    board
                        .views()
                        .whole(
                            state.revision().take(),
                            command.wanted(),
                            command.windowMillis(),
                            found.steps(),
                            found.past(),
                            boards.now()),
                    Interval.SECOND,
                    false,
                    found.alerts()));
  }

  Future<BoardReply.Told> past(BoardCommand.ReadPast command, long now) {
    long to = Math.min(command.to(), now);
    if (command.from() > to) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("from", "This is after the end."));
    }
    return heard(false)
        .compose(
            ready -> {
              Steps finest =
                  Steps.of(
                      now - command.from(),
                      to - command.from(),
                      series(command.wanted()),
                      board.known().finest(now - command.from(), now));
              Steps steps =
                  command.stepMillis().isPresent()
                      ? finest.atLeast(command.stepMillis().getAsLong())
                      : finest;
              return boards
                  .loading()
                  .past(board, steps, command.from(), to)
                  .map(
                      past ->
                          board.views().past(command.wanted(), steps, past, command.from(), to));
            })
        .map(metrics -> new BoardReply.Told(board.name(), List.copyOf(metrics)));
  }

  /**
   * Done when this node knows what others have recorded.
   *
   * @param stays whether it wants to be told from now on
   */
  private Future<Void> heard(boolean stays) {
    if (board.hears() && !boards.builtins().deaf(board.name())) {
      return Future.succeededFuture();
    }
    if (stays) {
      board.hearing().begin();
    }
    return boards.refresh(board);
  }
}
