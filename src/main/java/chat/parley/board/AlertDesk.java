package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes and lists the alerts of boards. Touched only by the loop that owns the rooms. */
final class AlertDesk {
  private final Boards boards;
  private Optional<AlertPosts> posts = Optional.empty();
  private Optional<Alerting> alerting = Optional.empty();

  AlertDesk(Boards boards) {
    this.boards = boards;
  }

  void start(AlertPosts says) {
    Alerting looks = new Alerting(boards, boards.around(), says, this::stands);
    posts = Optional.of(says);
    alerting = Optional.of(looks);
    looks.start();
  }

  /** The store has other alerts. */
  void reset() {
    alerting.ifPresent(Alerting::reset);
  }

  private AlertStore store() {
    return boards.parts().alerts();
  }

  /** Those of a board; asked for once while it is heard. */
  Future<List<Alert>> of(Board board) {
    return board.alerts().all().map(Future::succeededFuture).orElseGet(() -> reread(board));
  }

  /** As the store has them now; who watches hears what has changed. */
  Future<List<Alert>> reread(Board board) {
    return LogEnvironment.inTime(store().of(board.name()))
        .onSuccess(now -> board.alerts().stored(now, board.hears()));
  }

  Future<BoardReply.Alerts> put(Board board, AlertRule rule) {
    board
        .state()
        .metrics()
        .find(rule.metric())
        .filter(metric -> !rule.figure().fits(metric.kind()))
        .ifPresent(
            metric -> {
              throw new Refusal(
                  Problem.KIND.refusedFor("value", "This metric has no such number."));
            });
    return made(board)
        .compose(
            made ->
                LogEnvironment.inTime(
                    store()
                        .put(
                            board.name(),
                            rule,
                            UUID.randomUUID().toString(),
                            AlertRule.MOST,
                            AlertRule.MOST_OF_ALL)))
        .compose(
            stored -> {
              if (stored.isEmpty()) {
                throw new Refusal(
                    Problem.TOO_MANY.refusedFor(
                        "name", "There are as many alerts as there may be: take one away first."));
              }
              return touched(board);
            });
  }

  /** A built-in board has a row of its own only for its alerts. */
  private Future<?> made(Board board) {
    if (!board.name().builtin()) {
      return boards.made(board);
    }
    if (!board.name().name().equals(BoardName.NODE)) {
      Builtins.requireOpen(board.name());
    }
    return LogEnvironment.inTime(
        boards.parts().store().make(board.name(), boards.now(), boards.parts().bounds().boards()));
  }

  Future<BoardReply.Alerts> remove(Board board, String name) {
    return LogEnvironment.inTime(store().remove(board.name(), name))
        .compose(removed -> removed.map(this::ended).orElseGet(Future::succeededFuture))
        .compose(ended -> touched(board));
  }

  /** What its message says would stand there for ever. */
  private Future<Void> ended(Alert removed) {
    boolean said = removed.state().active() && removed.state().seq().isPresent();
    return said && posts.isPresent()
        ? posts
            .get()
            .change(
                new AlertWords(removed).removed(boards.now()), removed.state().seq().getAsLong())
        : Future.succeededFuture();
  }

  private Future<BoardReply.Alerts> touched(Board board) {
    alerting.ifPresent(Alerting::touched);
    tell(board.name());
    return reread(board).map(alerts -> new BoardReply.Alerts(board.name(), alerts));
  }

  /** One stands otherwise: it has begun, or is over. */
  private void stands(BoardName name) {
    tell(name);
    boards.ifOpen(name).filter(board -> board.alerts().all().isPresent()).ifPresent(this::reread);
  }

  private void tell(BoardName name) {
    if (!boards.around().peers().alone()) {
      boards.around().peers().publish(name.key(), List.of(new BoardEvent.AlertsTouched(name)));
    }
  }
}
