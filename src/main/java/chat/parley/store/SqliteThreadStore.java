package chat.parley.store;

import chat.parley.message.MessageId;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadPlace;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.ThreadStore;
import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The threads that people follow, in the embedded database. */
final class SqliteThreadStore implements ThreadStore {
  private static final ThreadQueries QUERIES = ThreadQueries.SQLITE;

  private final SqliteDatabase database;

  SqliteThreadStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Optional<ThreadStand>> stand(String user, MessageId message) {
    return database.read(
        session -> {
          try (ResultSet row =
              session.query(QUERIES.stand(), user, message.room(), message.seq())) {
            return row.next()
                ? Optional.of(ThreadQueries.stand(new SqliteRow(row)))
                : Optional.empty();
          }
        });
  }

  @Override
  public Future<Boolean> follow(String user, MessageId message, boolean on, long now) {
    return write(QUERIES.follow(), user, message.room(), message.seq(), on, now);
  }

  @Override
  public Future<Boolean> read(String user, MessageId message, long upTo, long now) {
    return write(QUERIES.read(), user, message.room(), message.seq(), upTo, now);
  }

  private Future<Boolean> write(String sql, Object... parameters) {
    return database.write(
        writer -> {
          PreparedStatement statement = writer.writing(1).prepared(sql);
          for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
          }
          return statement.executeUpdate() > 0;
        });
  }

  @Override
  public Future<List<ThreadLine>> followed(
      String user, boolean unread, ThreadPlace behind, int limit) {
    return database.read(
        session -> {
          List<ThreadLine> lines = new ArrayList<>();
          try (ResultSet row =
              session.query(
                  QUERIES.followed(),
                  user,
                  unread,
                  behind.ts(),
                  behind.room(),
                  behind.root(),
                  limit)) {
            while (row.next()) {
              lines.add(ThreadQueries.line(new SqliteRow(row)));
            }
          }
          return lines;
        });
  }
}
