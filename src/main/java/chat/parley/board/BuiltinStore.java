package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of built-in boards nothing is stored: the past of a room's messages is in its log already, and
 * what else there was nobody has asked for.
 *
 * @param store of the others
 */
record BuiltinStore(BoardStore store) implements BoardStore {

  static String title(BoardName board) {
    return board.name().equals(BoardName.NODE) ? "Server" : "Room";
  }

  /** One that has alerts has a row, which is listed nowhere. */
  @Override
  public Future<Boolean> make(BoardName board, long now, int most) {
    return store.make(board, now, most);
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return board.builtin()
        ? Future.succeededFuture(
            Optional.of(new StoredBoard(Optional.of(title(board)), Optional.empty(), 0, List.of())))
        : store.find(board);
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return store
        .list(room)
        .map(lines -> lines.stream().filter(line -> !line.board().builtin()).toList());
  }

  @Override
  public Future<Void> arrange(BoardName board, Optional<String> title, Optional<String> tiles) {
    return store.arrange(board, title, tiles);
  }

  @Override
  public Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before) {
    if (!board.builtin()) {
      return store.cells(board, tier, from, before);
    }
    return board.name().equals(BoardName.ROOM)
        ? store
            .messages(board.room(), Tier.of(tier).map(Tier::stepMillis).orElse(0L), from, before)
            .map(steps -> steps.stream().map(step -> MessageCells.of(tier, step)).toList())
        : Future.succeededFuture(List.of());
  }

  @Override
  public Future<List<MessageStep>> messages(String room, long stepMillis, long from, long before) {
    return store.messages(room, stepMillis, from, before);
  }

  @Override
  public Future<Void> save(BoardName board, long now, List<ShareCell> cells) {
    return board.builtin() ? Future.succeededFuture() : store.save(board, now, cells);
  }

  @Override
  public Future<Boolean> count(
      BoardName board, String user, String cid, long now, List<ShareCell> cells) {
    return store.count(board, user, cid, now, cells);
  }

  @Override
  public Future<KeyedOutcome> change(BoardName board, Item.Keyed what, String by, long now) {
    return store.change(board, what, by, now);
  }

  @Override
  public Future<Void> forget(BoardName board, Map<Integer, Long> before) {
    return board.builtin() ? Future.succeededFuture() : store.forget(board, before);
  }
}
