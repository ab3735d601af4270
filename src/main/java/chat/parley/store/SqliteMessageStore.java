package chat.parley.store;

import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageStore;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** History in the embedded database. */
final class SqliteMessageStore implements MessageStore {
  private static final String MESSAGES =
      "SELECT "
          + SqliteMessageRows.COLUMNS
          + " FROM entry e WHERE e.room = (SELECT id FROM room WHERE name = ?)"
          + " AND e.kind = 'message'";
  private static final String AFTER =
      MESSAGES + " AND e.seq > ? AND e.pos <= ? ORDER BY e.seq LIMIT ?";
  private static final String BEFORE =
      MESSAGES + " AND e.seq < ? AND e.pos <= ? ORDER BY e.seq DESC LIMIT ?";

  private final SqliteDatabase database;

  SqliteMessageStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Page<Message>> after(String room, long after, long upTo, int limit) {
    return read(AFTER, room, after, upTo, limit).map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> before(String room, long before, long upTo, int limit) {
    return read(BEFORE, room, before, upTo, limit).map(rows -> Pages.newestFirst(rows, limit));
  }

  private Future<List<Message>> read(String sql, String room, long seq, long upTo, int limit) {
    return database.read(session -> messages(session.query(sql, room, seq, upTo, limit + 1), room));
  }

  private List<Message> messages(ResultSet result, String room) throws SQLException {
    List<Message> messages = new ArrayList<>();
    try (ResultSet rows = result) {
      while (rows.next()) {
        messages.add(SqliteMessageRows.message(rows, room, database.epoch()));
      }
    }
    return messages;
  }
}
