package chat.parley.board;

import java.util.List;
import java.util.Optional;

/** The alerts of an open board, as far as this node would be told when they change. */
final class KnownAlerts {
  private final BoardName board;
  private final Watchers watchers;
  private Optional<List<Alert>> alerts = Optional.empty();

  KnownAlerts(BoardName board, Watchers watchers) {
    this.board = board;
    this.watchers = watchers;
  }

  /** Nothing when the store has to be asked. */
  Optional<List<Alert>> all() {
    return alerts;
  }

  /** The store has these; who watches hears what is otherwise. */
  void stored(List<Alert> now, boolean toldOfChanges) {
    boolean news = alerts.isPresent() && !alerts.get().equals(now);
    alerts = toldOfChanges ? Optional.of(now) : Optional.empty();
    if (news) {
      watchers.announce(new BoardEvent.AlertsChanged(board, now));
    }
  }

  /** Nobody tells any more. */
  void forget() {
    alerts = Optional.empty();
  }
}
