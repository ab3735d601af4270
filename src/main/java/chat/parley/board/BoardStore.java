package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where boards are kept. Futures fail when the store cannot be reached; then it may be done.
 *
 * <p>A board has an id that no other one ever gets, so that what is late of a board that was taken
 * away does not come to the next one of its name.
 */
public interface BoardStore {

  /**
   * Makes a board, unless it is there.
   *
   * @param now milliseconds since 1970
   * @param most boards of one room
   * @return nothing when the room has no place for it
   */
  Future<Optional<MadeBoard>> make(BoardName board, long now, int most);

  /**
   * @param news whether it was not there before
   */
  record MadeBoard(long id, boolean news) {}

  Future<Optional<StoredBoard>> find(BoardName board);

  /** Those of a room, the last recorded on first. */
  Future<List<BoardReply.Line>> list(String room);

  /**
   * What is not said stays as it is.
   *
   * @return false when the board is not there any more
   */
  Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles);

  /**
   * Cells of one tier that begin from one time on and before another, of all owners.
   *
   * @param tier as {@link Tier#seconds} has it
   */
  Future<List<ShareCell>> cells(long board, int tier, long from, long before);

  /**
   * Cells as they are now, over what was stored of them.
   *
   * @return false when the board is not there any more
   */
  Future<Boolean> save(long board, long now, List<ShareCell> cells);

  /**
   * Something that is counted once.
   *
   * @param user the id of whose
   * @param at milliseconds since 1970
   */
  record Note(String user, String cid, long at) {}

  /**
   * The same, together with notes of what is counted by it; unless some of that was counted before:
   * then nothing is stored.
   *
   * @param notes no two of the same user and cid
   */
  Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells);

  /**
   * What became of some that were to be counted.
   *
   * @param there whether the board is
   * @param before places of those that were counted before, from 0; when there are any none is
   *     counted now
   */
  record Counted(boolean there, Set<Integer> before) {
    public static final Counted NOW = new Counted(true, Set.of());
    public static final Counted NOWHERE = new Counted(false, Set.of());
  }

  /**
   * Puts or drops a keyed value, if its conditions hold.
   *
   * @param by the id of who does
   */
  Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now);

  /**
   * Deletes cells that are too old.
   *
   * @param before of each tier what begins earlier
   */
  Future<Void> forget(long board, Map<Integer, Long> before);

  /**
   * Takes a board away: its name is free from then on.
   *
   * @return its id; nothing when there is none
   */
  Future<OptionalLong> delete(BoardName board, long now);

  /**
   * Deletes some rows of boards that were taken away.
   *
   * @return whether there may be more
   */
  Future<Boolean> purge(int rows);
}
