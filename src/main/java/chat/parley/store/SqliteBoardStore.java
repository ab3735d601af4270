package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Boards in the embedded database. */
final class SqliteBoardStore implements BoardStore {
  private static final String FORGET =
      "DELETE FROM board_cell WHERE board = $1 AND tier = $2 AND start < $3";

  private final SqliteDatabase database;

  SqliteBoardStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Something that is written. */
  private interface Change<T> {
    T with(SqliteBoards boards) throws SQLException;
  }

  private <T> Future<T> write(int rows, Change<T> change) {
    return database.write(
        writer -> change.with(new SqliteBoards(new SqliteDocuments(writer.writing(rows)))));
  }

  private <T> Future<T> read(Change<T> question) {
    return database.read(session -> question.with(new SqliteBoards(new SqliteDocuments(session))));
  }

  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    return write(1, boards -> boards.make(board, now, most));
  }

  /** Both within one reading, or a value would be missing that was put in between. */
  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return write(0, boards -> found(boards, board));
  }

  private static Optional<StoredBoard> found(SqliteBoards boards, BoardName board)
      throws SQLException {
    OptionalLong id = boards.id(board);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    List<KeyedValue> values = boards.rows().all(BoardRows::value, BoardRows.VALUES, id.getAsLong());
    return boards
        .rows()
        .first(
            row -> new StoredBoard(row.count(0), row.text(1), row.text(2), row.count(3), values),
            BoardRows.BOARD,
            board.room(),
            board.name());
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return read(
        boards ->
            boards.rows().all(BoardRows::line, BoardRows.list("instr(w.text, char(10))"), room));
  }

  @Override
  public Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles) {
    return write(
        1,
        boards ->
            boards.rows().update(BoardRows.ARRANGE, board, title.orElse(null), tiles.orElse(null))
                > 0);
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    return read(boards -> boards.cells(board, tier, from, before));
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> cells) {
    return write(1 + cells.size(), boards -> boards.save(board, now, cells));
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells) {
    return write(1 + notes.size() + cells.size(), boards -> boards.count(board, now, notes, cells));
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    return write(2, boards -> boards.change(board, what, by, now));
  }

  @Override
  public Future<Void> forget(long board, Map<Integer, Long> before) {
    return write(
        before.size(),
        boards -> {
          for (Map.Entry<Integer, Long> tier : before.entrySet()) {
            boards.rows().update(FORGET, board, tier.getKey(), tier.getValue());
          }
          return null;
        });
  }

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    return write(1, boards -> boards.delete(board, now));
  }

  @Override
  public Future<Boolean> purge(int rows) {
    return write(rows, boards -> boards.purge(rows));
  }
}
