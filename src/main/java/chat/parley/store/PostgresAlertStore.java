package chat.parley.store;

import chat.parley.board.Alert;
import chat.parley.board.AlertRule;
import chat.parley.board.AlertState;
import chat.parley.board.AlertStore;
import chat.parley.board.BoardName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Alerts in PostgreSQL: of all nodes one looks after them, by the database's clock. */
final class PostgresAlertStore implements AlertStore {
  private static final String PUT =
      "SELECT put_board_alert($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
  private static final String REMOVE =
      "WITH gone AS (DELETE FROM board_alert d USING board o WHERE o.room = $1 AND o.name = $2"
          + " AND d.board = o.id AND d.name = $3 RETURNING d.*),"
          + " changed AS (UPDATE board_alert_keeper SET rev = rev + 1"
          + " WHERE EXISTS (SELECT FROM gone)) "
          + AlertRows.GONE;
  private static final String CLAIM =
      "UPDATE board_alert_keeper SET node = $1, until = now() + $2 * interval '1 millisecond'"
          + " WHERE (node = $1 OR until < now()) AND EXISTS (SELECT FROM board_alert)"
          + " RETURNING rev";
  private static final String SAVE =
      AlertRows.SAVE + " AND EXISTS (SELECT FROM board_alert_keeper WHERE node = $9)";

  private final PostgresDatabase database;

  PostgresAlertStore(PostgresDatabase database) {
    this.database = database;
  }

  private Future<RowSet<Row>> write(String sql, Tuple parameters) {
    return database.write(client -> client.preparedQuery(sql).execute(parameters));
  }

  private static List<Alert> alerts(RowSet<Row> rows) {
    List<Alert> alerts = new ArrayList<>(rows.size());
    rows.forEach(row -> alerts.add(AlertRows.alert(new PostgresRow(row))));
    return alerts;
  }

  @Override
  public Future<Optional<Alert>> put(
      BoardName board, AlertRule rule, String id, int most, int mostOfAll) {
    Tuple parameters =
        Tuple.of(board.room(), board.name(), id, rule.name(), rule.metric().text())
            .addString(AlertRows.labels(rule.labels()))
            .addString(rule.figure().name())
            .addBoolean(rule.above())
            .addString(Double.toString(rule.threshold()))
            .addString(Double.toString(rule.clear()))
            .addLong(rule.forMillis())
            .addLong(rule.quietMillis())
            .addInteger(most)
            .addInteger(mostOfAll);
    return write(PUT, parameters)
        .compose(
            rows -> {
              Optional<String> put = Optional.ofNullable(rows.iterator().next().getString(0));
              return put.isEmpty()
                  ? Future.succeededFuture(Optional.empty())
                  : database
                      .query(AlertRows.ONE, Tuple.of(put.get()))
                      .map(found -> alerts(found).stream().findFirst());
            });
  }

  @Override
  public Future<Optional<Alert>> remove(BoardName board, String name) {
    return write(REMOVE, Tuple.of(board.room(), board.name(), name))
        .map(rows -> alerts(rows).stream().findFirst());
  }

  @Override
  public Future<List<Alert>> of(BoardName board) {
    return database
        .query(AlertRows.OF_BOARD, Tuple.of(board.room(), board.name()))
        .map(PostgresAlertStore::alerts);
  }

  @Override
  public Future<List<Alert>> all() {
    return database.query(AlertRows.ALL, Tuple.tuple()).map(PostgresAlertStore::alerts);
  }

  @Override
  public Future<OptionalLong> claim(String node, long millis) {
    return write(CLAIM, Tuple.of(node, millis))
        .map(
            rows ->
                rows.size() == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.iterator().next().getLong(0)));
  }

  /** A node whose time is over may be followed by another, and then has no word any more. */
  @Override
  public Future<Boolean> save(String id, String node, AlertState state) {
    Tuple parameters =
        Tuple.of(id)
            .addLong(state.episode())
            .addBoolean(state.active())
            .addLong(state.since())
            .addString(Double.toString(state.first()))
            .addString(Double.toString(state.farthest()))
            .addLong(state.seq().isPresent() ? state.seq().getAsLong() : null)
            .addLong(state.quietUntil())
            .addString(node);
    return write(SAVE, parameters).map(rows -> rows.rowCount() > 0);
  }
}
