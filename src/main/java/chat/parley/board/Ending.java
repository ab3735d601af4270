package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes boards away, and lets go of those that were taken away elsewhere. A hint says so at once; a
 * node that missed it learns it from the store, with whatever it does next with the board.
 */
final class Ending {
  private static final long RETRY_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final Boards boards;
  private final Surroundings around;
  private final BoardNews news;
  private final BoardSweeper sweeper;

  Ending(Boards boards, Surroundings around, BoardNews news, BoardSweeper sweeper) {
    this.boards = boards;
    this.around = around;
    this.news = news;
    this.sweeper = sweeper;
  }

  /** Done when nobody finds it any more. */
  Future<Void> delete(BoardName board) {
    return LogEnvironment.inTime(boards.parts().store().delete(board, boards.now()))
        .map(
            id -> {
              id.ifPresent(gone -> gone(board, gone));
              return null;
            });
  }

  private void gone(BoardName board, long id) {
    boards.ifOpen(board).ifPresent(open -> heard(open, id));
    around.peers().publish(board.key(), List.of(new BoardEvent.TakenAway(board, id)));
    boards.lines().gone(board);
    news.deleted(board);
    sweeper.purge();
  }

  /** The board of this id is no more. */
  void heard(Board board, long id) {
    if (board.identity().is(id)) {
      end(board);
    }
  }

  /**
   * Something went wrong with a board.
   *
   * @return whether that was because it was taken away
   */
  boolean failed(Board board, Throwable cause) {
    if (cause instanceof BoardGone) {
      end(board);
    }
    return cause instanceof BoardGone;
  }

  private void end(Board board) {
    if (boards.remove(board)) {
      board
          .watchers()
          .sessions()
          .forEach(session -> boards.claims().disclaim(session, board.name()));
      board.close(BoardEvent.CloseReason.DELETED);
      board.closed();
    }
  }

  /** What the sender of a command is told when it was so twice. */
  static Throwable told(Throwable cause) {
    return cause instanceof BoardGone
        ? new Refusal(
            Problem.UNAVAILABLE.refusedForNow(
                "The board was taken away just now; try it again.", RETRY_MILLIS))
        : cause;
  }
}
