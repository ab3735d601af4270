package chat.parley.board;

import chat.parley.access.User;
import io.vertx.core.Future;
import java.util.List;

/** Lists boards, and says how they look. */
final class Arranging {
  private final Boards boards;
  private final User user;

  Arranging(Boards boards, User user) {
    this.boards = boards;
    this.user = user;
  }

  Future<BoardReply.Listed> list(String room) {
    return Future.succeededFuture(new BoardReply.Listed(room, List.of()));
  }

  Future<BoardReply.Made> layout(BoardCommand.Layout command, long now) {
    return Future.succeededFuture(new BoardReply.Made(command.board()));
  }
}
