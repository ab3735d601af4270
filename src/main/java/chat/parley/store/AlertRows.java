package chat.parley.store;

import chat.parley.board.Alert;
import chat.parley.board.AlertFigure;
import chat.parley.board.AlertRule;
import chat.parley.board.AlertState;
import chat.parley.board.BoardName;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The columns of alerts; both databases have the same. */
final class AlertRows {
  private static final String LINE = "\n";
  private static final String COLUMNS =
      "SELECT b.room, b.name, a.id, a.name, a.metric, a.labels, a.figure, a.above, a.threshold,"
          + " a.clear, a.for_ms, a.quiet_ms, a.episode, a.active, a.since, a.first, a.farthest,"
          + " a.seq, a.quiet_until FROM %s a JOIN board b ON b.id = a.board";

  static final String ALL = COLUMNS.formatted("board_alert") + " ORDER BY b.id, a.name";

  static final String OF_BOARD =
      COLUMNS.formatted("board_alert") + " WHERE b.room = $1 AND b.name = $2 ORDER BY a.name";

  static final String ONE = COLUMNS.formatted("board_alert") + " WHERE a.id = $1";

  /** Those that a statement has deleted. */
  static final String GONE = COLUMNS.formatted("gone");

  static final String SAVE =
      "UPDATE board_alert SET episode = $2, active = $3, since = $4, first = $5, farthest = $6,"
          + " seq = $7, quiet_until = $8 WHERE id = $1";

  private AlertRows() {}

  static Alert alert(StoredRow row) {
    AlertRule rule =
        new AlertRule(
            row.present(3),
            new MetricName(row.present(4)),
            labels(row.present(5)),
            AlertFigure.valueOf(row.present(6)),
            row.flag(7),
            Double.parseDouble(row.present(8)),
            Double.parseDouble(row.present(9)),
            row.count(10),
            row.count(11));
    AlertState state =
        new AlertState(
            row.count(12),
            row.flag(13),
            row.count(14),
            Double.parseDouble(row.present(15)),
            Double.parseDouble(row.present(16)),
            row.number(17),
            row.count(18));
    return new Alert(row.present(2), new BoardName(row.present(0), row.present(1)), rule, state);
  }

  /** A line for each; neither has a line break. */
  static String labels(Labels labels) {
    StringJoiner lines = new StringJoiner(LINE);
    labels.byKey().forEach((key, value) -> lines.add(key + "=" + value));
    return lines.toString();
  }

  private static Labels labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    for (String line : text.isEmpty() ? new String[0] : text.split(LINE)) {
      int sign = line.indexOf('=');
      labels.put(line.substring(0, sign), line.substring(sign + 1));
    }
    return Labels.of(labels);
  }
}
