package chat.parley.store;

import chat.parley.message.MessageId;
import chat.parley.message.OpenMessageStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that are being written, in PostgreSQL. */
final class PostgresOpenMessageStore implements OpenMessageStore {
  private static final String TAKE =
      "UPDATE open_message SET owner = $1, ts = $2"
          + " WHERE room = (SELECT id FROM room WHERE name = $3) AND seq = $4";
  private static final String KEEP =
      "UPDATE open_message SET text = $1, parts = $2, ts = $3"
          + " WHERE room = (SELECT id FROM room WHERE name = $4) AND seq = $5 AND owner = $6";

  private final PostgresDatabase database;

  PostgresOpenMessageStore(PostgresDatabase database) {
    this.database = database;
  }

  /** Taken first and read then: whoever kept more in between had been the owner. */
  @Override
  public Future<Optional<Kept>> take(MessageId message, String owner, long now) {
    return database
        .write(
            client ->
                client
                    .preparedQuery(TAKE)
                    .execute(Tuple.of(owner, now, message.room(), message.seq())))
        .compose(
            taken ->
                database.query(
                    OpenRows.ONE.formatted("$1", "$2"), Tuple.of(message.room(), message.seq())))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(OpenRows.kept(new PostgresRow(rows.iterator().next()))));
  }

  @Override
  public Future<Boolean> keep(MessageId message, String owner, String text, long n, long now) {
    return database
        .write(
            client ->
                client
                    .preparedQuery(KEEP)
                    .execute(Tuple.of(text, n, now, message.room(), message.seq(), owner)))
        .map(rows -> rows.rowCount() > 0);
  }

  @Override
  public Future<List<Kept>> abandoned(long since, int limit) {
    return database
        .query(OpenRows.ABANDONED.formatted("$1", "$2"), Tuple.of(since, limit))
        .map(
            rows -> {
              List<Kept> found = new ArrayList<>(rows.size());
              rows.forEach(row -> found.add(OpenRows.kept(new PostgresRow(row))));
              return found;
            });
  }
}
