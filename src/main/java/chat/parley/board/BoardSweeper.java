package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.StoreUnavailable;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Deletes what boards keep no longer, whether somebody has them open or not: one small piece after
 * the other, with a pause in which others come to the store. Each node does it, and each harms no
 * other. Touched only by the loop that owns the rooms.
 */
final class BoardSweeper {
  private static final int ROWS = 1_000;
  private static final int BOARDS = 500;
  private static final long PAUSE_MILLIS = 10;
  private static final long REST_MILLIS = TimeUnit.MINUTES.toMillis(10);

  /** So long an exact count is known again. */
  private static final long NOTES_MILLIS = TimeUnit.HOURS.toMillis(24);

  /** A clock that goes otherwise between two rounds is not believed. */
  private static final long JUMP_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final BoardStore store;
  private final LongFunction<Future<Boolean>> lines;
  private final Surroundings around;
  private final Consumer<Throwable> failures;
  private Future<Void> current = Future.succeededFuture();
  private long seen;
  private long last;

  /**
   * @param lines deletes some lines of logs that are too old at a time
   * @param failures is told what the store could not do, unless it was out of reach; it is tried
   *     again
   */
  BoardSweeper(
      BoardStore store,
      LongFunction<Future<Boolean>> lines,
      Surroundings around,
      Consumer<Throwable> failures) {
    this.store = store;
    this.lines = lines;
    this.around = around;
    this.failures = failures;
  }

  /** From now on it happens by itself. */
  void begin() {
    seen = now();
    purge();
    around.timers().after(REST_MILLIS, this::go);
  }

  private long now() {
    return around.clock().getAsLong();
  }

  /** A clock that says 2100 for a moment must not cost the past. */
  private void go() {
    long now = now();
    boolean sound = Math.abs(now - seen - REST_MILLIS) < JUMP_MILLIS;
    seen = now;
    purge();
    if (sound) {
      next(() -> inPieces(() -> store.forgetNotes(now - NOTES_MILLIS, ROWS)));
      next(() -> boards(now));
      next(() -> inPieces(() -> lines.apply(now)));
    }
    around.timers().after(REST_MILLIS, this::go);
  }

  /** Something was taken away. */
  void purge() {
    next(() -> inPieces(() -> store.purge(ROWS)));
  }

  private void next(Supplier<Future<Void>> what) {
    current = current.transform(before -> what.get()).onFailure(this::failed);
  }

  private Future<Void> inPieces(Supplier<Future<Boolean>> piece) {
    return Rounds.whileMore(
        () -> LogEnvironment.inTime(piece.get()).compose(more -> paused().map(over -> more)));
  }

  private Future<Void> paused() {
    return Future.future(promise -> around.timers().after(PAUSE_MILLIS, promise::complete));
  }

  private Future<Void> boards(long now) {
    last = 0;
    return Rounds.whileMore(
        () ->
            LogEnvironment.inTime(store.keeping(last, BOARDS))
                .compose(some -> each(some.iterator(), now).map(done -> more(some))));
  }

  private boolean more(List<BoardStore.Keeping> some) {
    last = some.isEmpty() ? last : some.get(some.size() - 1).board();
    return some.size() == BOARDS;
  }

  private Future<Void> each(Iterator<BoardStore.Keeping> boards, long now) {
    return Rounds.whileMore(
        () ->
            boards.hasNext()
                ? one(boards.next(), now).map(done -> true)
                : Future.succeededFuture(false));
  }

  private Future<Void> one(BoardStore.Keeping board, long now) {
    return inPieces(() -> store.forget(board.board(), Tier.tooOld(now, board.days()), ROWS));
  }

  private void failed(Throwable cause) {
    if (!(cause instanceof StoreUnavailable)) {
      failures.accept(cause);
    }
  }
}
