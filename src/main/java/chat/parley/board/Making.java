package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;

/** Makes boards in the store, as far as their rooms have places for them. */
final class Making {
  private final Boards boards;
  private final BoardNews news;

  Making(Boards boards, BoardNews news) {
    this.boards = boards;
    this.news = news;
  }

  Future<Void> make(Board board) {
    BoardParts parts = boards.parts();
    return LogEnvironment.inTime(
            parts.store().make(board.name(), boards.now(), parts.bounds().boards()))
        .map(
            made -> {
              begun(board, made.orElseThrow(Making::full));
              return null;
            });
  }

  private void begun(Board board, BoardStore.MadeBoard made) {
    if (made.news()) {
      news.made(board.name());
    }
    board.found(StoredBoard.begun(made.id()));
  }

  private static Refusal full() {
    return new Refusal(
        Problem.TOO_MANY.refusedFor("board", "The room has as many boards as it may have."));
  }
}
