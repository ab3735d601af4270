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
        .map(
            found -> {
              board.requireOpen();
              if (!here.getAsBoolean()) {
                throw new Refusal(Problem.HELLO_FIRST.refused("Say hello first."));
              }
              return entered(command, session, found);
            });
  }

  /** What the store gave, for these steps. */
  private record Found(Steps steps, StoredPast past) {}

  private Future<Found> stored(BoardCommand.Wanted wanted, long windowMillis) {
    long now = boards.now();
    Steps steps =
        Steps.of(
            windowMillis, windowMillis, series(wanted), board.known().finest(windowMillis, now));
    return boards
        .loading()
        .past(board, wanted, steps, now - windowMillis, now)
        .map(past -> new Found(steps, past));
  }

  /**
   * @throws Refusal when they are too many to be told at once: it costs less to know that before
   */
  private int series(BoardCommand.Wanted wanted) {
    int series =
        state.metrics().all().stream()
            .filter(metric -> wanted.has(metric.name()))
            .mapToInt(metric -> metric.series().size())
            .sum();
    if (series > BoardView.MOST_SERIES) {
      throw tooLarge();
    }
    return series;
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Problem.TOO_LARGE.refusedFor(
            "metrics", "This is more than can be told at once: choose metrics."));
  }

  private static BoardView possible(BoardView view) {
    if (view.tooLarge()) {
      throw tooLarge();
    }
    return view;
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
    possible(view);
    board.enter(session, new Group.Terms(command.interval(), command.wanted(), found.steps()), rev);
    return new BoardReply.Watched(board.name(), view, command.interval(), resumed);
  }

  Future<BoardReply.Watched> read(BoardCommand.Read command) {
    return heard(false)
        .compose(ready -> stored(command.wanted(), command.windowMillis()))
        .map(
            found ->
                new BoardReply.Watched(
                    board.name(),
                    possible(
                        board
                            .views()
                            .whole(
                                state.revision().take(),
                                command.wanted(),
                                command.windowMillis(),
                                found.steps(),
                                found.past(),
                                boards.now())),
                    Interval.SECOND,
                    false));
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
                  .past(board, command.wanted(), steps, command.from(), to)
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
    if (board.hears()) {
      return Future.succeededFuture();
    }
    if (stays) {
      board.hear();
    }
    return boards.refresh(board);
  }
}
