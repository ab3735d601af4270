package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers those who want to see how values of a metric were distributed. */
final class Distributing {
  /** Of all series and steps together: some 20 ms of the loop, a part of it at once. */
  private static final long MOST_CELLS = 20_000;

  private final Boards boards;
  private final Board board;

  Distributing(Boards boards, Board board) {
    this.boards = boards;
    this.board = board;
  }

  Future<BoardReply.Distributed> between(BoardCommand.ReadHistogram command, long now) {
    long to = Math.min(command.to(), now);
    if (command.from() > to) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("from", "This is after the end."));
    }
    return (board.knowsAll() ? Future.<Void>succeededFuture() : boards.refresh(board))
        .compose(ready -> sum(command, to, now))
        .map(
            sum ->
                new BoardReply.Distributed(board.name(), command.metric(), Distribution.of(sum)));
  }

  /** What memory forgets meanwhile is read as well. */
  private Future<ObserveCell> sum(BoardCommand.ReadHistogram command, long to, long now) {
    List<Series> series = series(command);
    Tier tier = tier(command.from(), to, now, series.size());
    long first = tier.start(command.from());
    long last = tier.start(to) + tier.stepMillis();
    SumOfSeries sum = new SumOfSeries(series, tier, first);
    LongSupplier before = () -> Math.min(board.state().horizon().since(tier), last);
    Future<Void> older =
        tier.stored() && first < before.getAsLong()
            ? new Pieces(boards.parts().store(), board, tier, first, before, sum::take).read()
            : Future.succeededFuture();
    return older.map(read -> sum.upTo(last));
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

  /** The finest that goes back so far and is not too much; the piece is as exact as its steps. */
  private Tier tier(long from, long to, long now, int series) {
    Tier finest = board.known().finest(now - from, now);
    Tier tier = Step.of(now - from, to - from, 1, Kind.OBSERVE, finest).tier();
    while (tier != Tier.HOUR && (to - from) / tier.stepMillis() * series > MOST_CELLS) {
      tier = Tier.values()[tier.ordinal() + 1];
    }
    return tier;
  }
}
