package chat.parley.board;

import chat.parley.room.Surroundings;
import java.util.concurrent.TimeUnit;

/**
 * Rates, minutes and hours look otherwise when time goes by: tells so, each second while somebody
 * watches. Touched only by the loop that owns the rooms.
 */
final class Fading {
  private static final long BEAT_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final Surroundings around;
  private final BoardState state;
  private final Watchers watchers;
  private boolean beats;
  private boolean closed;

  Fading(Surroundings around, BoardState state, Watchers watchers) {
    this.around = around;
    this.state = state;
    this.watchers = watchers;
  }

  /** Something has changed that may look otherwise later. */
  void goOn() {
    if (!beats && !closed && watchers.any() && state.fades()) {
      beats = true;
      around.timers().after(BEAT_MILLIS, this::beat);
    }
  }

  private void beat() {
    beats = false;
    if (watchers.any() && state.age(around.clock().getAsLong())) {
      watchers.changed();
    }
    goOn();
  }

  void close() {
    closed = true;
  }
}
