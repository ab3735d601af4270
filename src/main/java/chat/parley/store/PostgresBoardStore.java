package chat.parley.store;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.DroppedKey;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Boards in PostgreSQL: any node may record on any of them. */
final class PostgresBoardStore implements BoardStore {
  private static final String MAKE = "SELECT * FROM make_board($1, $2, $3, $4)";

  /** In one statement, or a value would be missing that was put in between. */
  private static final String FIND =
      "SELECT b.id, b.title, b.tiles, b.rev, v.metric, v.key, v.json, v.rev, v.person, v.at,"
          + " v.expires"
          + " FROM board b LEFT JOIN board_value v ON v.board = b.id"
          + " WHERE b.room = $1 AND b.name = $2";

  private static final String SAVE = "SELECT save_cells($1, $2, $3, $4, $5, $6, $7)";
  private static final String COUNT = "SELECT count_once($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
  private static final String CHANGE =
      "SELECT * FROM change_value($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
  private static final String FORGET =
      "DELETE FROM board_cell c USING unnest($2::integer[], $3::bigint[]) AS f (tier, at)"
          + " WHERE c.board = $1 AND c.tier = f.tier AND c.start < f.at";

  private static final String DELETE =
      "UPDATE board SET room = '', name = id::text, gone = $3 WHERE room = $1 AND name = $2"
          + " RETURNING id";
  private static final String PURGE = "SELECT purge_boards($1, $2)";

  private final PostgresDatabase database;

  PostgresBoardStore(PostgresDatabase database) {
    this.database = database;
  }

  private static Tuple named(BoardName board) {
    return Tuple.of(board.room(), board.name());
  }

  private <T> Future<T> write(String sql, Tuple parameters, Function<Row, T> reading) {
    return database
        .write(client -> client.preparedQuery(sql).execute(parameters))
        .map(rows -> reading.apply(rows.iterator().next()));
  }

  private <T> Future<List<T>> all(String sql, Tuple parameters, Function<StoredRow, T> reading) {
    return database
        .query(sql, parameters)
        .map(
            rows -> {
              List<T> read = new ArrayList<>(rows.size());
              rows.forEach(row -> read.add(reading.apply(new PostgresRow(row))));
              return read;
            });
  }

  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    return database
        .write(
            client ->
                client.preparedQuery(MAKE).execute(named(board).addLong(now).addInteger(most)))
        .map(PostgresBoardStore::first)
        .map(first -> first.map(row -> new MadeBoard(row.getLong(0), row.getBoolean(1))));
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return database
        .query(FIND, named(board))
        .map(
            rows -> {
              Optional<StoredBoard> found = Optional.empty();
              List<KeyedValue> values = new ArrayList<>();
              for (Row each : rows) {
                StoredRow row = new PostgresRow(each);
                if (row.text(4).isPresent()) {
                  values.add(BoardRows.value(row, 4));
                }
                found =
                    Optional.of(
                        new StoredBoard(
                            row.count(0), row.text(1), row.text(2), row.count(3), values));
              }
              return found;
            });
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return all(BoardRows.list("position(chr(10) IN w.text)"), Tuple.of(room), BoardRows::line);
  }

  @Override
  public Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles) {
    Tuple parameters = Tuple.of(board).addString(title.orElse(null)).addString(tiles.orElse(null));
    return database
        .write(client -> client.preparedQuery(BoardRows.ARRANGE).execute(parameters))
        .map(rows -> rows.rowCount() > 0);
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    return all(
        BoardRows.CELLS,
        Tuple.of(board).addInteger(tier).addLong(from).addLong(before),
        BoardRows::cell);
  }

  /** As five columns. */
  private static Tuple with(Tuple parameters, List<ShareCell> cells) {
    return parameters
        .addArrayOfString(cells.stream().map(ShareCell::series).toArray(String[]::new))
        .addArrayOfString(cells.stream().map(ShareCell::owner).toArray(String[]::new))
        .addArrayOfInteger(cells.stream().map(ShareCell::tier).toArray(Integer[]::new))
        .addArrayOfLong(cells.stream().map(ShareCell::start).toArray(Long[]::new))
        .addArrayOfBuffer(
            cells.stream().map(cell -> Buffer.buffer(cell.bytes())).toArray(Buffer[]::new));
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> cells) {
    return write(SAVE, with(Tuple.of(board, now), cells), row -> row.getBoolean(0));
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells) {
    Tuple parameters =
        Tuple.of(board, now)
            .addArrayOfString(notes.stream().map(Note::user).toArray(String[]::new))
            .addArrayOfString(notes.stream().map(Note::cid).toArray(String[]::new))
            .addArrayOfLong(notes.stream().map(Note::at).toArray(Long[]::new));
    return write(COUNT, with(parameters, cells), row -> counted(row.getArrayOfIntegers(0)));
  }

  private static Counted counted(Integer[] before) {
    return before == null
        ? Counted.NOWHERE
        : new Counted(true, Stream.of(before).map(place -> place - 1).collect(Collectors.toSet()));
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    Optional<Item.Put> put = what instanceof Item.Put some ? Optional.of(some) : Optional.empty();
    OptionalLong expires = put.map(some -> some.expires(now)).orElseGet(OptionalLong::empty);
    Tuple parameters =
        Tuple.of(board)
            .addString(what.name().text())
            .addString(what.key())
            .addString(put.map(Item.Put::json).orElse(null))
            .addString(by)
            .addLong(now)
            .addLong(expires.isPresent() ? expires.getAsLong() : null)
            .addBoolean(put.map(Item.Put::ifNew).orElse(false))
            .addLong(what.onlyAt().isPresent() ? what.onlyAt().getAsLong() : null)
            .addInteger(BoardBounds.KEYS);
    return write(CHANGE, parameters, row -> outcome(row, what, put, by, now, expires));
  }

  private static KeyedOutcome outcome(
      Row row, Item.Keyed what, Optional<Item.Put> put, String by, long now, OptionalLong expires) {
    return switch (row.getString(0)) {
      case "put" ->
          new KeyedOutcome.Changed(
              new KeyedValue(
                  what.name(),
                  what.key(),
                  put.orElseThrow().json(),
                  row.getLong(1),
                  by,
                  now,
                  expires));
      case "gone" -> new KeyedOutcome.Gone(new DroppedKey(what.name(), what.key()));
      default -> KeyedOutcome.Refused.valueOf(row.getString(0));
    };
  }

  @Override
  public Future<Void> forget(long board, Map<Integer, Long> before) {
    List<Integer> tiers = List.copyOf(before.keySet());
    Tuple parameters =
        Tuple.of(board)
            .addArrayOfInteger(tiers.toArray(Integer[]::new))
            .addArrayOfLong(tiers.stream().map(before::get).toArray(Long[]::new));
    return database.write(client -> client.preparedQuery(FORGET).execute(parameters)).mapEmpty();
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    return database
        .write(client -> client.preparedQuery(DELETE).execute(named(board).addLong(now)))
        .map(PostgresBoardStore::first)
        .map(
            first ->
                first.map(row -> OptionalLong.of(row.getLong(0))).orElseGet(OptionalLong::empty));
  }

  @Override
  public Future<Boolean> purge(int rows) {
    String[] tables =
        BoardRows.CHILDREN.stream().map(BoardRows.Child::table).toArray(String[]::new);
    return write(
        PURGE, Tuple.tuple().addArrayOfString(tables).addInteger(rows), row -> row.getBoolean(0));
  }
}
