package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Answers those who want to see how values of a metric were distributed. */
final class Distributing {
  private final Boards boards;
  private final Board board;

  Distributing(Boards boards, Board board) {
    this.boards = boards;
    this.board = board;
  }

  /** Nodes, series and steps add up exactly: no percentile is made of percentiles. */
  Future<BoardReply.Distributed> between(BoardCommand.ReadHistogram command, long now) {
    long to = Math.min(command.to(), now);
    if (command.from() > to) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("from", "This is after the end."));
    }
    return known()
        .compose(
            ready -> {
              Steps steps = steps(command.from(), to, now);
              return boards
                  .loading()
                  .past(board, steps, command.from(), to)
                  .map(stored -> sum(command, steps.fine(), stored, to));
            })
        .map(
            sum ->
                new BoardReply.Distributed(board.name(), command.metric(), Distribution.of(sum)));
  }

  private Future<Void> known() {
    return board.hears() ? Future.succeededFuture() : boards.refresh(board);
  }

  /** The finest that goes back so far: ends of steps are ends of the piece. */
  private Steps steps(long from, long to, long now) {
    Step fine =
        new Step(
            Step.of(now - from, to - from, 1, Kind.OBSERVE, board.known().finest(now - from, now))
                .tier(),
            1);
    return new Steps(fine, fine);
  }

  private ObserveCell sum(
      BoardCommand.ReadHistogram command, Step step, StoredPast stored, long to) {
    ObserveCell sum = new ObserveCell();
    for (Series series : series(command)) {
      new PastOf(series, stored, step, Figure.USUAL)
          .each(
              step.start(command.from()),
              step.start(to) + step.millis(),
              (at, cell) -> sum.add(cell));
    }
    return sum;
  }

  private List<Series> series(BoardCommand.ReadHistogram command) {
    Optional<Metric> metric = board.state().metrics().find(command.metric());
    if (metric.isPresent() && metric.get().kind() != Kind.OBSERVE) {
      throw new Refusal(
          Problem.KIND.refusedFor("metric", "Only what is observed has a distribution."));
    }
    return metric.stream()
        .flatMap(found -> found.series().stream())
        .filter(series -> series.name().labels().has(command.labels()))
        .toList();
  }
}
