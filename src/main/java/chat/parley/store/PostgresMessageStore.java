package chat.parley.store;

import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** History in PostgreSQL. */
final class PostgresMessageStore implements MessageStore {
  private static final String MESSAGES =
      "SELECT "
          + PostgresMessageRows.COLUMNS
          + " FROM entry e WHERE e.room = (SELECT id FROM room WHERE name = $1)"
          + " AND e.kind = 'message'";
  private static final String AFTER =
      MESSAGES + " AND e.seq > $2 AND e.pos <= $3 ORDER BY e.seq LIMIT $4";
  private static final String BEFORE =
      MESSAGES + " AND e.seq < $2 AND e.pos <= $3 ORDER BY e.seq DESC LIMIT $4";

  private final PostgresDatabase database;

  PostgresMessageStore(PostgresDatabase database) {
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
    return database
        .query(sql, Tuple.of(room, seq, upTo, limit + 1))
        .map(
            rows -> {
              List<Message> messages = new ArrayList<>(rows.size());
              rows.forEach(
                  row ->
                      messages.add(PostgresMessageRows.message(row, room, database.log().epoch())));
              return messages;
            });
  }
}
