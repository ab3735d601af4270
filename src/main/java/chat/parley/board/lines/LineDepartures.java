package chat.parley.board.lines;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.room.Departures;

/** Sessions that go follow no more. */
final class LineDepartures implements Departures {
  private final Lines lines;

  LineDepartures(Lines lines) {
    this.lines = lines;
  }

  @Override
  public void ended(String session, boolean lost) {
    lines.claims().of(session).forEach(board -> lines.unfollow(session, board));
  }

  @Override
  public void left(String session, String room) {
    for (BoardName board : lines.claims().of(session)) {
      if (board.room().equals(room)) {
        lines.claims().disclaim(session, board);
        lines.expel(session, board, BoardEvent.CloseReason.LEFT);
      }
    }
  }
}
