package chat.parley.store;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardStore;
import chat.parley.board.DroppedKey;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.ShareCell;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is asked of the tables of boards within one turn of the embedded database. */
record SqliteBoards(SqliteDocuments rows) {
  private static final String ID = "SELECT id FROM board WHERE room = $1 AND name = $2";
  private static final String COUNT = "SELECT count(*) FROM board WHERE room = $1";
  private static final String MAKE =
      "INSERT INTO board (room, name, rev, recorded) VALUES ($1, $2, 0, $3)";
  private static final String RECORDED =
      "UPDATE board SET recorded = max(recorded, $2) WHERE id = $1 AND gone IS NULL";
  private static final String WORD = "SELECT id FROM board_word WHERE board = $1 AND text = $2";
  private static final String NEW_WORD = "INSERT INTO board_word (board, text) VALUES ($1, $2)";
  private static final String WORDS = "SELECT id, text FROM board_word WHERE board = $1";
  private static final String CELLS =
      "SELECT series, owner, start, cell FROM board_cell"
          + " WHERE board = ? AND tier = ? AND start >= ? AND start < ?";
  private static final String SAVE =
      "INSERT INTO board_cell (board, tier, start, series, owner, cell) VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT DO UPDATE SET cell = excluded.cell";
  private static final String NOTED =
      "SELECT c.at FROM board_count c JOIN board b ON b.id = c.board AND b.gone IS NULL"
          + " WHERE c.board = $1 AND c.person = $2 AND c.cid = $3";
  private static final String NOTE =
      "INSERT INTO board_count (board, person, cid, at) VALUES ($1, $2, $3, $4)";
  private static final String THERE = "SELECT id FROM board WHERE id = $1 AND gone IS NULL";
  private static final String DELETE =
      "UPDATE board SET room = '', name = CAST(id AS TEXT), gone = $2 WHERE id = $1";

  private static final String GONE = "SELECT id FROM board WHERE gone > 0 ORDER BY gone LIMIT 1";
  private static final String EMPTY = "UPDATE board SET gone = 0 WHERE id = $1";

  /** The newest one stays, for its id must not be given again. */
  private static final String END =
      "DELETE FROM board WHERE gone = 0 AND id < (SELECT max(id) FROM board)";

  private static final String VALUE =
      "SELECT "
          + BoardRows.VALUE_COLUMNS
          + " FROM board_value WHERE board = $1 AND metric = $2 AND key = $3"
          + " AND (expires IS NULL OR expires > $4)";
  private static final String EXPIRED =
      "DELETE FROM board_value WHERE board = $1 AND metric = $2 AND expires <= $3";
  private static final String KEYS =
      "SELECT count(*) FROM board_value WHERE board = $1 AND metric = $2";
  private static final String REV = "UPDATE board SET rev = rev + 1 WHERE id = $1";
  private static final String REV_NOW = "SELECT rev FROM board WHERE id = $1";
  private static final String PUT =
      "INSERT INTO board_value (board, metric, key, json, rev, person, at, expires)"
          + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO UPDATE SET"
          + " json = excluded.json, rev = excluded.rev, person = excluded.person,"
          + " at = excluded.at, expires = excluded.expires";
  private static final String DROP =
      "DELETE FROM board_value WHERE board = $1 AND metric = $2 AND key = $3";

  OptionalLong id(BoardName board) throws SQLException {
    return rows.number(ID, board.room(), board.name());
  }

  Optional<BoardStore.MadeBoard> make(BoardName board, long now, int most) throws SQLException {
    OptionalLong there = id(board);
    if (there.isPresent()) {
      return Optional.of(new BoardStore.MadeBoard(there.getAsLong(), false));
    }
    if (rows.number(COUNT, board.room()).orElse(0) >= most) {
      return Optional.empty();
    }
    rows.update(MAKE, board.room(), board.name(), now);
    return Optional.of(new BoardStore.MadeBoard(id(board).orElseThrow(), true));
  }

  /** Names are read once and not with each row: that takes a third of the time. */
  List<ShareCell> cells(long board, int tier, long from, long before) throws SQLException {
    Map<Long, String> words = new HashMap<>();
    List<ShareCell> cells = new ArrayList<>();
    try (ResultSet row = rows.session().query(CELLS, board, tier, from, before)) {
      while (row.next()) {
        String series = text(board, row.getLong(1), words);
        String owner = text(board, row.getLong(2), words);
        cells.add(new ShareCell(series, owner, tier, row.getLong(3), row.getBytes(4)));
      }
    }
    return cells;
  }

  private String text(long board, long word, Map<Long, String> words) throws SQLException {
    if (!words.containsKey(word)) {
      rows.all(row -> words.put(row.count(0), row.present(1)), WORDS, board);
    }
    return words.get(word);
  }

  /** A board is made before anything of it is stored; one that was taken away keeps nothing. */
  boolean save(long id, long now, List<ShareCell> cells) throws SQLException {
    if (rows.update(RECORDED, id, now) == 0) {
      return false;
    }
    Map<String, Long> words = new HashMap<>();
    for (ShareCell cell : cells) {
      PreparedStatement save = rows.session().prepared(SAVE);
      save.setLong(1, id);
      save.setInt(2, cell.tier());
      save.setLong(3, cell.start());
      save.setLong(4, word(id, cell.series(), words));
      save.setLong(5, word(id, cell.owner(), words));
      save.setBytes(6, cell.bytes());
      save.executeUpdate();
    }
    return true;
  }

  private long word(long id, String text, Map<String, Long> words) throws SQLException {
    Long known = words.get(text);
    if (known == null) {
      OptionalLong stored = rows.number(WORD, id, text);
      if (stored.isEmpty()) {
        rows.update(NEW_WORD, id, text);
        stored = rows.number(WORD, id, text);
      }
      known = stored.getAsLong();
      words.put(text, known);
    }
    return known;
  }

  BoardStore.Counted count(long id, long now, List<BoardStore.Note> notes, List<ShareCell> cells)
      throws SQLException {
    Set<Integer> before = new HashSet<>();
    for (int n = 0; n < notes.size(); n++) {
      if (rows.number(NOTED, id, notes.get(n).user(), notes.get(n).cid()).isPresent()) {
        before.add(n);
      }
    }
    if (!before.isEmpty()) {
      return new BoardStore.Counted(true, before);
    }
    if (!save(id, now, cells)) {
      return BoardStore.Counted.NOWHERE;
    }
    for (BoardStore.Note note : notes) {
      rows.update(NOTE, id, note.user(), note.cid(), note.at());
    }
    return BoardStore.Counted.NOW;
  }

  KeyedOutcome change(long of, Item.Keyed what, String by, long now) throws SQLException {
    if (rows.number(THERE, of).isEmpty()) {
      return KeyedOutcome.Refused.NO_BOARD;
    }
    String metric = what.name().text();
    Optional<KeyedValue> there = rows.first(BoardRows::value, VALUE, of, metric, what.key(), now);
    if (what.onlyAt().isPresent()
        && there.filter(value -> value.rev() == what.onlyAt().getAsLong()).isEmpty()) {
      return KeyedOutcome.Refused.CHANGED_MEANWHILE;
    }
    if (what instanceof Item.Put put) {
      return put(of, put, there.isPresent(), by, now);
    }
    if (rows.update(DROP, of, metric, what.key()) > 0) {
      rows.update(REV, of);
    }
    return new KeyedOutcome.Gone(new DroppedKey(what.name(), what.key()));
  }

  private KeyedOutcome put(long id, Item.Put put, boolean there, String by, long now)
      throws SQLException {
    String metric = put.name().text();
    if (there && put.ifNew()) {
      return KeyedOutcome.Refused.EXISTS;
    }
    rows.update(EXPIRED, id, metric, now);
    if (!there && rows.number(KEYS, id, metric).orElse(0) >= BoardBounds.KEYS) {
      return KeyedOutcome.Refused.TOO_MANY;
    }
    rows.update(REV, id);
    long rev = rows.number(REV_NOW, id).orElseThrow();
    OptionalLong expires = put.expires(now);
    rows.update(
        PUT,
        id,
        metric,
        put.key(),
        put.json(),
        rev,
        by,
        now,
        expires.isPresent() ? expires.getAsLong() : null);
    return new KeyedOutcome.Changed(
        new KeyedValue(put.name(), put.key(), put.json(), rev, by, now, expires));
  }

  OptionalLong delete(BoardName board, long now) throws SQLException {
    OptionalLong id = id(board);
    if (id.isPresent()) {
      rows.update(DELETE, id.getAsLong(), now);
    }
    return id;
  }

  boolean purge(int most) throws SQLException {
    OptionalLong id = rows.number(GONE);
    if (id.isEmpty()) {
      return false;
    }
    for (BoardRows.Child table : BoardRows.CHILDREN) {
      if (rows.update(table.some(), id.getAsLong(), most) > 0) {
        return true;
      }
    }
    rows.update(EMPTY, id.getAsLong());
    rows.update(END);
    return true;
  }
}
