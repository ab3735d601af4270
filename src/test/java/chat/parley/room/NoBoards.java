package chat.parley.room;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import chat.parley.budget.Budget;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Of rooms in which nobody records anything. */
public final class NoBoards implements BoardStore {

  public static BoardParts parts() {
    return new BoardParts(
        new NoBoards(), "none", Budget.unlimited(), new BoardBounds(0, 0), cause -> {});
  }

  private static <T> Future<T> none() {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    return none();
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return none();
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return none();
  }

  @Override
  public Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles) {
    return none();
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    return none();
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> cells) {
    return none();
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells) {
    return none();
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    return none();
  }

  @Override
  public Future<Void> forget(long board, Map<Integer, Long> before) {
    return none();
  }

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    return none();
  }

  @Override
  public Future<Boolean> purge(int rows) {
    return Future.succeededFuture(false);
  }
}
