package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.StoreUnavailable;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Deletes what is left of boards that were taken away: one small piece after the other, with a
 * pause in which others come to the store. Touched only by the loop that owns the rooms.
 */
final class BoardSweeper {
  private static final int ROWS = 1_000;
  private static final long PAUSE_MILLIS = 10;

  /** Another node may have ended in the middle of it. */
  private static final long REST_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private final BoardStore store;
  private final Timers timers;
  private final Consumer<Throwable> failures;
  private boolean sweeping;
  private boolean again;

  /**
   * @param failures is told what the store could not do, unless it was out of reach; it is tried
   *     again
   */
  BoardSweeper(BoardStore store, Timers timers, Consumer<Throwable> failures) {
    this.store = store;
    this.timers = timers;
    this.failures = failures;
  }

  /** From now on it happens by itself. */
  void begin() {
    timers.after(REST_MILLIS, this::begin);
    sweep();
  }

  /** There is something to do. */
  void sweep() {
    again = true;
    if (!sweeping) {
      sweeping = true;
      Rounds.whileMore(this::round).onComplete(swept -> sweeping = false).onFailure(this::failed);
    }
  }

  private Future<Boolean> round() {
    again = false;
    return LogEnvironment.inTime(store.purge(ROWS))
        .compose(more -> paused().map(over -> more || again));
  }

  private Future<Void> paused() {
    return Future.future(promise -> timers.after(PAUSE_MILLIS, promise::complete));
  }

  private void failed(Throwable cause) {
    if (!(cause instanceof StoreUnavailable)) {
      failures.accept(cause);
    }
  }
}
