package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Of built-in boards nothing is stored: the past of a room's messages is in its log already, and
 * what else there was nobody has asked for.
 *
 * @param store of the others
 */
record BuiltinStore(BoardStore store) implements BoardStore {
  /** No row has it. */
  private static final long ID = 0;

  static String title(BoardName board) {
    return board.name().equals(BoardName.NODE) ? "Server" : "Room";
  }

  /** One that has alerts has a row, which is listed nowhere, and no other id here. */
  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    Future<Optional<MadeBoard>> made = store.make(board, now, most);
    return board.builtin() ? made.map(row -> row.map(one -> new MadeBoard(ID, false))) : made;
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return board.builtin()
        ? Future.succeededFuture(
            Optional.of(
                new StoredBoard(ID, Optional.of(title(board)), Optional.empty(), 0, List.of())))
        : store.find(board);
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return store
        .list(room)
        .map(lines -> lines.stream().filter(line -> !line.board().builtin()).toList());
  }

  @Override
  public Future<Boolean> arrange(
      long board, Optional<String> title, Optional<String> tiles, OptionalInt keepDays) {
    return store.arrange(board, title, tiles, keepDays);
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    return store.cells(board, tier, from, before);
  }

  /** Those of any board. */
  static Future<List<ShareCell>> cells(
      BoardStore store, Board board, Tier tier, long from, long before) {
    return board.name().builtin()
        ? store.builtin(board.name(), tier.seconds(), from, before)
        : store.cells(board.identity().require(), tier.seconds(), from, before);
  }

  @Override
  public Future<List<ShareCell>> builtin(BoardName board, int tier, long from, long before) {
    return board.name().equals(BoardName.ROOM)
        ? store
            .messages(board.room(), Tier.of(tier).map(Tier::stepMillis).orElse(0L), from, before)
            .map(steps -> steps.stream().map(step -> MessageCells.of(tier, step)).toList())
        : Future.succeededFuture(List.of());
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> cells) {
    return board == ID ? Future.succeededFuture(true) : store.save(board, now, cells);
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells) {
    return store.count(board, now, notes, cells);
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    return store.change(board, what, by, now);
  }

  @Override
  public Future<List<Keeping>> keeping(long after, int limit) {
    return store.keeping(after, limit);
  }

  @Override
  public Future<Boolean> forget(long board, Map<Integer, Long> before, int rows) {
    return store.forget(board, before, rows);
  }

  @Override
  public Future<Boolean> forgetNotes(long before, int rows) {
    return store.forgetNotes(before, rows);
  }

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    return store.delete(board, now);
  }

  @Override
  public Future<Boolean> purge(int rows) {
    return store.purge(rows);
  }
}
