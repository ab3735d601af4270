package chat.parley.board;

import chat.parley.room.Departures;

/** Sessions that go watch no more. */
final class BoardDepartures implements Departures {
  private final Boards boards;

  BoardDepartures(Boards boards) {
    this.boards = boards;
  }

  @Override
  public void ended(String session, boolean lost) {
    for (BoardName name : boards.claims().of(session)) {
      boards.claims().disclaim(session, name);
      boards.ifOpen(name).ifPresent(board -> board.leave(session));
    }
  }

  @Override
  public void left(String session, String room) {
    for (BoardName name : boards.claims().of(session)) {
      if (name.room().equals(room)) {
        boards.claims().disclaim(session, name);
        boards.ifOpen(name).ifPresent(board -> board.expel(session, BoardEvent.CloseReason.LEFT));
      }
    }
  }
}
