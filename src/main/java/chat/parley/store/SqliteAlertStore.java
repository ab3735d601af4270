package chat.parley.store;

import chat.parley.board.Alert;
import chat.parley.board.AlertRule;
import chat.parley.board.AlertState;
import chat.parley.board.AlertStore;
import chat.parley.board.BoardName;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Alerts in the embedded database, which is one node's alone. */
final class SqliteAlertStore implements AlertStore {
  private static final String BOARD = "SELECT id FROM board WHERE room = $1 AND name = $2";
  private static final String ID = "SELECT id FROM board_alert WHERE board = $1 AND name = $2";
  private static final String COUNT = "SELECT count(*) FROM board_alert WHERE board = $1";
  private static final String COUNT_ALL = "SELECT count(*) FROM board_alert";
  private static final String CHANGED = "UPDATE board_alert_change SET rev = rev + 1";
  private static final String REV =
      "SELECT rev FROM board_alert_change WHERE EXISTS (SELECT 1 FROM board_alert)";
  private static final String MAKE =
      "INSERT INTO board_alert VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0,"
          + " '0.0', '0.0', NULL, 0)";
  private static final String CHANGE =
      "UPDATE board_alert SET metric = $2, labels = $3, figure = $4, above = $5, threshold = $6,"
          + " clear = $7, for_ms = $8, quiet_ms = $9 WHERE id = $1";
  private static final String REMOVE = "DELETE FROM board_alert WHERE id = $1";

  private final SqliteDatabase database;

  SqliteAlertStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Something that is asked of the tables within one turn. */
  private interface Turn<T> {
    T with(SqliteDocuments rows) throws SQLException;
  }

  private <T> Future<T> write(Turn<T> turn) {
    return database.write(writer -> turn.with(new SqliteDocuments(writer.writing(2))));
  }

  private <T> Future<T> read(Turn<T> turn) {
    return database.read(session -> turn.with(new SqliteDocuments(session)));
  }

  @Override
  public Future<Optional<Alert>> put(
      BoardName board, AlertRule rule, String id, int most, int mostOfAll) {
    return write(
        rows -> {
          OptionalLong of = rows.number(BOARD, board.room(), board.name());
          if (of.isEmpty()) {
            return Optional.empty();
          }
          Optional<String> known =
              rows.first(row -> row.present(0), ID, of.getAsLong(), rule.name());
          if (known.isPresent()) {
            change(rows, known.get(), rule);
          } else if (rows.number(COUNT, of.getAsLong()).orElse(0) >= most
              || rows.number(COUNT_ALL).orElse(0) >= mostOfAll) {
            return Optional.empty();
          } else {
            make(rows, id, of.getAsLong(), rule);
          }
          rows.update(CHANGED);
          return rows.first(AlertRows::alert, AlertRows.ONE, known.orElse(id));
        });
  }

  private static void make(SqliteDocuments rows, String id, long board, AlertRule rule)
      throws SQLException {
    rows.update(
        MAKE,
        id,
        board,
        rule.name(),
        rule.metric().text(),
        AlertRows.labels(rule.labels()),
        rule.figure().name(),
        rule.above(),
        Double.toString(rule.threshold()),
        Double.toString(rule.clear()),
        rule.forMillis(),
        rule.quietMillis());
  }

  private static void change(SqliteDocuments rows, String id, AlertRule rule) throws SQLException {
    rows.update(
        CHANGE,
        id,
        rule.metric().text(),
        AlertRows.labels(rule.labels()),
        rule.figure().name(),
        rule.above(),
        Double.toString(rule.threshold()),
        Double.toString(rule.clear()),
        rule.forMillis(),
        rule.quietMillis());
  }

  @Override
  public Future<Optional<Alert>> remove(BoardName board, String name) {
    return write(
        rows -> {
          Optional<Alert> there =
              rows.all(AlertRows::alert, AlertRows.OF_BOARD, board.room(), board.name()).stream()
                  .filter(alert -> alert.rule().name().equals(name))
                  .findFirst();
          if (there.isPresent()) {
            rows.update(REMOVE, there.get().id());
            rows.update(CHANGED);
          }
          return there;
        });
  }

  @Override
  public Future<List<Alert>> of(BoardName board) {
    return read(rows -> rows.all(AlertRows::alert, AlertRows.OF_BOARD, board.room(), board.name()));
  }

  @Override
  public Future<List<Alert>> all() {
    return read(rows -> rows.all(AlertRows::alert, AlertRows.ALL));
  }

  @Override
  public Future<OptionalLong> claim(String node, long millis) {
    return read(rows -> rows.number(REV));
  }

  @Override
  public Future<Boolean> save(String id, String node, AlertState state) {
    return write(
        rows ->
            rows.update(
                    AlertRows.SAVE,
                    id,
                    state.episode(),
                    state.active(),
                    state.since(),
                    Double.toString(state.first()),
                    Double.toString(state.farthest()),
                    state.seq().isPresent() ? state.seq().getAsLong() : null,
                    state.quietUntil())
                > 0);
  }
}
