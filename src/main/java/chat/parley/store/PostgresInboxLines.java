package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.Preferences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of one person's conversations in PostgreSQL. */
final class PostgresInboxLines {
  private static final String LINES = "SELECT * FROM conversations_of($1, $2, $3, $4, $5)";

  private PostgresInboxLines() {}

  static Future<List<Line>> read(PostgresDatabase database, String user, String after, int limit) {
    return database
        .query(LINES, Tuple.of(user, after, InboxStore.CONVERSATIONS, limit, Line.TEXT))
        .map(
            rows -> {
              List<Line> lines = new ArrayList<>(rows.size());
              rows.forEach(row -> lines.add(line(row)));
              return lines;
            });
  }

  private static Line line(Row row) {
    long seq = row.getLong(2);
    return new Line(
        row.getString(0),
        row.getLong(1),
        row.getLong(3),
        place(row, 4, seq),
        Optional.ofNullable(row.getString(11)).map(sender -> last(row, seq)),
        row.getBoolean(17),
        Optional.ofNullable(row.getString(18)));
  }

  private static Line.Last last(Row row, long seq) {
    boolean deleted = row.getBoolean(16);
    return new Line.Last(
        seq,
        new User(row.getString(11), row.getString(12), row.getBoolean(13)),
        deleted ? "" : row.getString(15),
        row.getLong(14),
        deleted);
  }

  /**
   * The place of somebody who may have none.
   *
   * @param first the column at which those of a place begin
   */
  static Place place(Row row, int first, long head) {
    if (row.getLong(first) == null) {
      return Place.none(head);
    }
    return new Place(
        row.getLong(first),
        row.getLong(first + 1),
        row.getLong(first + 2),
        head,
        new Preferences(
            Level.valueOf(row.getString(first + 3)),
            row.getBoolean(first + 4),
            row.getBoolean(first + 5),
            row.getBoolean(first + 6)));
  }
}
