package chat.parley.board;

import chat.parley.log.LogEnvironment;
import io.vertx.core.Future;
import java.util.List;

/** Lists boards, and says how they look. */
final class Arranging {
  private final Boards boards;

  Arranging(Boards boards) {
    this.boards = boards;
  }

  Future<BoardReply.Listed> list(String room) {
    return LogEnvironment.inTime(boards.parts().store().list(room))
        .map(lines -> new BoardReply.Listed(room, lines));
  }

  Future<BoardReply.Made> layout(Board board, BoardCommand.Layout command) {
    return boards
        .made(board)
        .compose(
            made ->
                LogEnvironment.inTime(
                    boards
                        .parts()
                        .store()
                        .arrange(board.requireId(), command.title(), command.tiles())))
        .map(
            there -> {
              if (!there) {
                throw new BoardGone();
              }
              board.stored(
                  new BoardEvent.ValuesChanged(
                      board.name(),
                      board.requireId(),
                      List.of(),
                      List.of(),
                      command.title(),
                      command.tiles()));
              return new BoardReply.Made(board.name());
            });
  }
}
