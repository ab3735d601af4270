package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.KeyedValue;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import java.util.List;

/** The statements about boards that both databases know, and what their rows say. */
final class BoardRows {
  static final String VALUE_COLUMNS = "metric, key, json, rev, person, at, expires";

  static final String BOARD =
      "SELECT id, title, tiles, rev FROM board WHERE room = $1 AND name = $2";

  static final String VALUES = "SELECT " + VALUE_COLUMNS + " FROM board_value WHERE board = $1";

  /** Metrics are told apart by what their series begin with. */
  static final String LIST =
      "SELECT b.room, b.name, coalesce(b.title, b.name), b.recorded, (SELECT count(DISTINCT"
          + " CASE WHEN %s > 0 THEN substr(w.text, 1, %s - 1) ELSE w.text END) FROM board_cell c"
          + " JOIN board_word w ON w.id = c.series WHERE c.board = b.id AND c.tier = 0)"
          + " + (SELECT count(DISTINCT v.metric) FROM board_value v WHERE v.board = b.id)"
          + " FROM board b WHERE b.room = $1 ORDER BY b.recorded DESC, b.name";

  static final String CELLS =
      "SELECT s.text, o.text, c.tier, c.start, c.cell FROM board_cell c"
          + " JOIN board_word s ON s.id = c.series JOIN board_word o ON o.id = c.owner"
          + " WHERE c.board = $1 AND c.tier = $2 AND c.start >= $3 AND c.start < $4";

  static final String ARRANGE =
      "UPDATE board SET title = coalesce($2, title), tiles = coalesce($3, tiles)"
          + " WHERE id = $1 AND gone IS NULL";

  /** The tables whose rows belong to boards, and go with them. */
  static final List<Child> CHILDREN =
      List.of(
          new Child("board_cell", "board, tier, start, series, owner"),
          new Child("board_count", "board, person, cid"),
          new Child("board_value", "board, metric, key"),
          new Child("board_word", "board, text"));

  /**
   * @param key its columns that tell its rows apart, the board first
   */
  record Child(String table, String key) {

    /** Deletes so many rows of a board. */
    String some() {
      return "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE board = $1 LIMIT $2)"
          .formatted(table, key, key, table);
    }
  }

  private BoardRows() {}

  static String list(String place) {
    return LIST.formatted(place, place);
  }

  static BoardReply.Line line(StoredRow row) {
    return new BoardReply.Line(
        new BoardName(row.present(0), row.present(1)),
        row.present(2),
        (int) row.count(4),
        row.count(3));
  }

  static ShareCell cell(StoredRow row) {
    return new ShareCell(
        row.present(0), row.present(1), (int) row.count(2), row.count(3), row.bytes(4));
  }

  static KeyedValue value(StoredRow row) {
    return value(row, 0);
  }

  /**
   * @param first the column of the metric, behind which are the others
   */
  static KeyedValue value(StoredRow row, int first) {
    return new KeyedValue(
        new MetricName(row.present(first)),
        row.present(first + 1),
        row.present(first + 2),
        row.count(first + 3),
        row.present(first + 4),
        row.count(first + 5),
        row.number(first + 6));
  }
}
