package chat.parley.room;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardStore;
import chat.parley.board.ShareCell;
import chat.parley.budget.Budget;
import io.vertx.core.Future;
import java.util.List;

/** Of rooms in which nobody records anything. */
public final class NoBoards implements BoardStore {

  public static BoardParts parts() {
    return new BoardParts(new NoBoards(), "none", Budget.unlimited(), new BoardBounds(0, 0));
  }

  @Override
  public Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Void> save(BoardName board, List<ShareCell> cells) {
    return Future.failedFuture(new UnsupportedOperationException());
  }
}
