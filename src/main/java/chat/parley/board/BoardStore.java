package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;

/** Provisional. */
public interface BoardStore {
  Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before);

  Future<Void> save(BoardName board, List<ShareCell> cells);
}
