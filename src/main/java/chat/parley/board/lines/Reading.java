package chat.parley.board.lines;

import chat.parley.log.LogEnvironment;
import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Answers those who want to see lines of a log, for a moment or from now on. */
final class Reading {
  /** A log that grows faster than it is read is not caught up with by more of them. */
  private static final int MOST_LOOKS = 5;

  private final LineStore store;
  private final OpenLines lines;

  Reading(LineStore store, OpenLines lines) {
    this.store = store;
    this.lines = lines;
  }

  /**
   * The newest lines up to the moment in which it is done: what comes behind them is told.
   *
   * @param since only what came behind this number
   */
  Future<Scan.Found> newest(LineFilter filter, OptionalLong since, int limit) {
    return newest(filter, since, limit, MOST_LOOKS);
  }

  private Future<Scan.Found> newest(LineFilter filter, OptionalLong since, int limit, int looks) {
    long head = lines.head();
    long number = Chunk.endOf(head);
    long behind = since.orElse(-1) > number ? -1 : since.orElse(-1);
    return LogEnvironment.inTime(Scan.before(store, lines.name(), filter, limit, number, behind))
        .compose(
            found -> {
              if (lines.recent().reaches(head, lines.head())) {
                return Future.succeededFuture(with(found, number, filter, limit));
              }
              return looks > 0
                  ? newest(filter, since, limit, looks - 1)
                  : Future.failedFuture(new StoreUnavailable("the log is too fast", null));
            });
  }

  /** What came while the store was asked. */
  private Scan.Found with(Scan.Found found, long number, LineFilter filter, int limit) {
    List<NumberedLine> all = new ArrayList<>(found.lines());
    all.addAll(lines.recent().after(number, filter));
    int from = Math.max(0, all.size() - limit);
    return new Scan.Found(
        List.copyOf(all.subList(from, all.size())), found.more() || from > 0, found.number());
  }

  Future<Scan.Found> before(LineFilter filter, long number, int limit) {
    return LogEnvironment.inTime(
        Scan.before(
            store, lines.name(), filter, limit, Math.min(number, Chunk.endOf(lines.head())), -1));
  }

  Future<Scan.Found> after(LineFilter filter, long number, int limit) {
    return LogEnvironment.inTime(
        Scan.after(store, lines.name(), filter, limit, number, lines.head()));
  }
}
