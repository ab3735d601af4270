package chat.parley.board;

import chat.parley.log.StoreUnavailable;
import java.util.concurrent.TimeUnit;

/**
 * What happens each second while any board is open: what was recorded goes to the store, and what
 * nobody needs is forgotten. Touched only by the loop that owns the rooms.
 */
final class Tending {
  /** At kill -9 so much is lost at most of what was not asked to be exact. */
  private static final long FLUSH_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private static final int FLUSHES_PER_TRIM = 10;
  private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final Boards boards;
  private long flushes;
  private boolean flushing;

  Tending(Boards boards) {
    this.boards = boards;
  }

  /** While any board is open. */
  void goOn() {
    if (!flushing) {
      flushing = true;
      boards.around().timers().after(FLUSH_MILLIS, this::tick);
    }
  }

  private void tick() {
    flushing = false;
    boolean trims = ++flushes % FLUSHES_PER_TRIM == 0;
    for (Board board : boards.all()) {
      try {
        tend(board, trims);
      } catch (RuntimeException fault) {
        // a fault with one of them must not keep the others from the store
        failed(board, fault);
      }
    }
    if (!boards.all().isEmpty()) {
      goOn();
    }
  }

  private void tend(Board board, boolean trims) {
    boards.builtins().beat(board);
    board.flushing().flush().onFailure(cause -> failed(board, cause));
    if (trims) {
      board.upkeep().trim();
    }
    board.upkeep().count();
    if (board.idle(IDLE_MILLIS)) {
      boards.remove(board);
      boards.closed(board);
    }
  }

  /** That the store is out of reach is told by whoever watches it. */
  private void failed(Board board, Throwable cause) {
    if (!boards.ending().failed(board, cause) && !(cause instanceof StoreUnavailable)) {
      boards.parts().failures().accept(cause);
    }
  }
}
