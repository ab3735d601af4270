package chat.parley.board;

import chat.parley.protocol.Event;
import java.util.OptionalLong;

/** Takes what another node tells of a board that is open here. */
record Told(Boards boards, Board board) {

  void event(Event event) {
    if (event instanceof BoardEvent.Shares shares) {
      meant(shares.id(), () -> board.told(shares.cells()));
    } else if (event instanceof BoardEvent.ValuesChanged values) {
      meant(values.id(), () -> board.told(values));
    } else if (event instanceof BoardEvent.TakenAway gone) {
      boards.ending().heard(board, gone.id());
    }
  }

  /** The store says which of two of the same name is there. */
  private void meant(long id, Runnable then) {
    if (board.id().equals(OptionalLong.of(id))) {
      then.run();
    } else {
      boards
          .refresh(board)
          .onSuccess(
              known -> {
                if (board.id().equals(OptionalLong.of(id))) {
                  then.run();
                }
              });
    }
  }
}
