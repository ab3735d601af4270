package chat.parley.board;

import io.vertx.core.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps what an open board takes of memory within its bounds, also when the clock jumps. Touched
 * only by the loop that owns the rooms.
 */
final class Upkeep {
  private final Board board;
  private final BoardParts parts;
  private final LongSupplier clock;
  private final Supplier<Future<Void>> refresh;
  private long counted;
  private boolean behind;

  /**
   * @param refresh reads again what the store has
   */
  Upkeep(Board board, BoardParts parts, LongSupplier clock, Supplier<Future<Void>> refresh) {
    this.board = board;
    this.parts = parts;
    this.clock = clock;
    this.refresh = refresh;
  }

  /** Says what it takes of memory now. */
  void count() {
    count(board.state().bytes());
  }

  private void count(long bytes) {
    parts.memory().add(bytes - counted);
    counted = bytes;
  }

  /** It is forgotten. */
  void close() {
    count(0);
  }

  /** Forgets what is too old for memory. */
  void trim() {
    long now = clock.getAsLong();
    if (board.state().beganAnew(now)) {
      board.known().beginsAnew(now);
      behind = true;
    }
    if (behind) {
      // what fails is done the next time
      refresh.get().onSuccess(read -> behind = false);
    }
    board.state().trim(now);
  }
}
