package chat.parley.store;

import chat.parley.message.MessageId;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadPlace;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.ThreadStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The threads that people follow, in PostgreSQL. */
final class PostgresThreadStore implements ThreadStore {
  private static final ThreadQueries QUERIES = ThreadQueries.POSTGRESQL;

  private final PostgresDatabase database;

  PostgresThreadStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Optional<ThreadStand>> stand(String user, MessageId message) {
    return database
        .query(QUERIES.stand(), Tuple.of(user, message.room(), message.seq()))
        .map(
            rows -> {
              List<ThreadStand> stands = new ArrayList<>();
              rows.forEach(row -> stands.add(ThreadQueries.stand(new PostgresRow(row))));
              return stands.stream().findFirst();
            });
  }

  @Override
  public Future<Boolean> follow(String user, MessageId message, boolean on, long now) {
    return write(QUERIES.follow(), Tuple.of(user, message.room(), message.seq(), on, now));
  }

  @Override
  public Future<Boolean> read(String user, MessageId message, long upTo, long now) {
    return write(QUERIES.read(), Tuple.of(user, message.room(), message.seq(), upTo, now));
  }

  private Future<Boolean> write(String sql, Tuple parameters) {
    return database
        .write(client -> client.preparedQuery(sql).execute(parameters))
        .map(result -> result.rowCount() > 0);
  }

  @Override
  public Future<List<ThreadLine>> followed(
      String user, boolean unread, ThreadPlace behind, int limit) {
    Tuple parameters =
        Tuple.of(user, unread, behind.ts(), behind.room(), behind.root(), (long) limit);
    return database
        .query(QUERIES.followed(), parameters)
        .map(
            rows -> {
              List<ThreadLine> lines = new ArrayList<>(rows.size());
              for (Row row : rows) {
                lines.add(ThreadQueries.line(new PostgresRow(row)));
              }
              return lines;
            });
  }
}
