package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where boards are kept. Futures fail when the store cannot be reached; then it may be done. */
public interface BoardStore {

  /**
   * Makes a board, unless it is there.
   *
   * @param now milliseconds since 1970
   * @param most boards of one room
   * @return false when the room has no place for it
   */
  Future<Boolean> make(BoardName board, long now, int most);

  Future<Optional<StoredBoard>> find(BoardName board);

  /** Those of a room, the last recorded on first. */
  Future<List<BoardReply.Line>> list(String room);

  /** What is not said stays as it is. */
  Future<Void> arrange(BoardName board, Optional<String> title, Optional<String> tiles);

  /**
   * Cells of one tier that begin from one time on and before another, of all owners.
   *
   * @param tier as {@link Tier#seconds} has it
   */
  Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before);

  /** Cells as they are now, over what was stored of them. */
  Future<Void> save(BoardName board, long now, List<ShareCell> cells);

  /**
   * The same, together with a note that this was counted.
   *
   * @param user the id of whose
   * @return false when it was counted before; then nothing is stored
   */
  Future<Boolean> count(BoardName board, String user, String cid, long now, List<ShareCell> cells);

  /**
   * Puts or drops a keyed value, if its conditions hold.
   *
   * @param by the id of who does
   */
  Future<KeyedOutcome> change(BoardName board, Item.Keyed what, String by, long now);

  /**
   * Deletes cells that are too old.
   *
   * @param before of each tier what begins earlier
   */
  Future<Void> forget(BoardName board, Map<Integer, Long> before);

  /**
   * How many messages a room's log has, in steps of time; of very many only the newest. A store
   * that has no logs knows of none.
   *
   * @param stepMillis 0 for all of the time
   */
  default Future<List<MessageStep>> messages(String room, long stepMillis, long from, long before) {
    return Future.succeededFuture(List.of());
  }
}
