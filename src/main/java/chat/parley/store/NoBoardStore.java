package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.BoardStore;
import chat.parley.board.ShareCell;
import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import java.util.List;

/** Stands where the tables of boards will be. */
final class NoBoardStore implements BoardStore {

  @Override
  public Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before) {
    return Future.failedFuture(new StoreUnavailable("boards are not stored yet", null));
  }

  @Override
  public Future<Void> save(BoardName board, List<ShareCell> cells) {
    return Future.failedFuture(new StoreUnavailable("boards are not stored yet", null));
  }
}
