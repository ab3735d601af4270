package chat.parley.board;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps what an open board takes of memory and of the store within its bounds, also when the clock
 * jumps. Touched only by the loop that owns the rooms.
 */
final class Upkeep {
  private static final long FORGETTING_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** A clock that goes as it should goes on by seconds from one look to the next. */
  private static final long JUMP_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private final Board board;
  private final BoardParts parts;
  private final LongSupplier clock;
  private final Supplier<Future<Void>> refresh;
  private long seen;
  private long forgotten;
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
    this.seen = clock.getAsLong();
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

  /** Forgets what is too old for memory, and once in a while what is for the store. */
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
    forget(now);
  }

  /** A clock that says 2100 for a moment must not cost the past: it has to go on for an hour. */
  private void forget(long now) {
    if (Math.abs(now - seen) > JUMP_MILLIS) {
      forgotten = now;
    }
    seen = now;
    if (board.made() && Math.abs(now - forgotten) >= FORGETTING_MILLIS) {
      forgotten = now;
      // what fails is done the next time
      parts.store().forget(board.requireId(), Tier.tooOld(now));
    }
  }
}
