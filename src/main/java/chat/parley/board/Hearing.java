package chat.parley.board;

import chat.parley.room.Fact;
import chat.parley.room.Surroundings;
import java.util.function.BooleanSupplier;

/**
 * Whether other nodes tell this one what they record on a board: while somebody watches it here, or
 * looks after its alerts.
 */
final class Hearing {
  private final BoardName board;
  private final Surroundings around;
  private final Watchers watchers;
  private final Known known;
  private final KnownAlerts alerts;
  private final BooleanSupplier held;
  private boolean heard;
  private boolean kept;

  /**
   * @param held whether somebody is about to watch: he has been told what others recorded so far
   */
  Hearing(
      BoardName board,
      Surroundings around,
      Watchers watchers,
      Known known,
      KnownAlerts alerts,
      BooleanSupplier held) {
    this.held = held;
    this.board = board;
    this.around = around;
    this.watchers = watchers;
    this.known = known;
    this.alerts = alerts;
  }

  /** Whether other nodes would have told what they recorded. */
  boolean complete() {
    return heard || around.peers().alone();
  }

  boolean heard() {
    return heard;
  }

  /** Whether somebody looks at it here who is no session: then it stays open. */
  boolean kept() {
    return kept;
  }

  void keep(boolean looks) {
    kept = looks;
    if (looks) {
      begin();
    } else {
      endIfUnwatched();
    }
  }

  /** From now on other nodes tell what they record. */
  void begin() {
    if (!heard) {
      heard = true;
      known.begins(around.peers().alone());
      around.peers().tell(new Fact.RoomHeard(board.key()));
    }
  }

  void endIfUnwatched() {
    if (heard && !kept && !held.getAsBoolean() && !watchers.any()) {
      heard = false;
      end();
    }
  }

  /** The board was forgotten. */
  void close() {
    if (heard) {
      end();
    }
  }

  private void end() {
    alerts.forget();
    around.peers().tell(new Fact.RoomUnheard(board.key()));
  }
}
