package chat.parley.board;

import chat.parley.protocol.Event;

/**
 * Takes what another node tells of a board that is open here.
 *
 * @param alerts reads what the store has of its alerts
 */
record Told(Board board, Runnable alerts) {

  void event(Event event) {
    if (event instanceof BoardEvent.Shares shares) {
      board.told(shares.cells());
    } else if (event instanceof BoardEvent.ValuesChanged values) {
      board.told(values);
    } else if (event instanceof BoardEvent.AlertsTouched) {
      alerts.run();
    } else if (event instanceof BoardEvent.PollChanged poll) {
      board.voting().ifPresent(voting -> voting.told(poll.poll()));
    }
  }
}
