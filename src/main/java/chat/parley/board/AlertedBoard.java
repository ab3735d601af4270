package chat.parley.board;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A board that has alerts, on the node that looks after them: it stays open, and hears what other
 * nodes record.
 */
final class AlertedBoard {
  /** Before, a rate of the last ten seconds is not known of all nodes. */
  private static final long COMPLETE_MILLIS = TimeUnit.SECONDS.toMillis(13);

  /** After that a board that could not be opened is tried again. */
  private static final long RETRY_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final Boards boards;
  private final BoardName name;
  private Optional<Board> board = Optional.empty();
  private long since;
  private long tried = Long.MIN_VALUE / 2;
  private boolean opening;
  private boolean ended;

  AlertedBoard(Boards boards, BoardName name) {
    this.boards = boards;
    this.name = name;
  }

  /** Sees to it that the board is open; what fails is tried again after a while. */
  void listen(long now) {
    boolean open = board.isPresent() && boards.ifOpen(name).equals(board);
    if (open || opening || Math.abs(now - tried) < RETRY_MILLIS) {
      return;
    }
    tried = now;
    board = Optional.empty();
    opening = true;
    boards.with(name, this::listened).onComplete(done -> opening = false);
  }

  private Future<Void> listened(Board opened) {
    boolean heard = opened.hears();
    opened.keep(true);
    return (heard ? Future.<Void>succeededFuture() : boards.refresh(opened))
        .onSuccess(
            loaded -> {
              board = Optional.of(opened);
              since = boards.now();
              opened.keep(!ended);
            })
        .onFailure(failed -> opened.keep(false));
  }

  /**
   * The number that a rule is about: of several series the farthest.
   *
   * @return nothing when there is none
   */
  OptionalDouble value(AlertRule rule, long now) {
    Optional<Metric> metric = board.flatMap(open -> open.state().metrics().find(rule.metric()));
    if (metric.isEmpty() || !rule.figure().fits(metric.get().kind())) {
      return OptionalDouble.empty();
    }
    if (rule.figure().recent(metric.get().kind()) && now - since < COMPLETE_MILLIS) {
      return OptionalDouble.empty();
    }
    OptionalDouble farthest = OptionalDouble.empty();
    for (Series series : metric.get().series()) {
      if (rule.concerns(series.name().labels())) {
        OptionalDouble value = rule.figure().of(series.now(now), now);
        if (value.isPresent()) {
          farthest =
              OptionalDouble.of(
                  rule.farther(value.getAsDouble(), farthest.orElse(value.getAsDouble())));
        }
      }
    }
    return farthest;
  }

  /** Nobody here looks at it any more. */
  boolean end() {
    ended = true;
    board.ifPresent(open -> open.keep(false));
    return true;
  }
}
