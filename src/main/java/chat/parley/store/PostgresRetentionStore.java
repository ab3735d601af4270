package chat.parley.store;

import chat.parley.message.retention.RetentionStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is too old, in PostgreSQL. Whose pages are written anew is a matter of its vacuum. */
final class PostgresRetentionStore implements RetentionStore {
  private static final long ENTRIES = 200;

  /** By the database's clock. Whoever deletes says so again before the time is over. */
  private static final String CLAIM =
      "INSERT INTO retention_keeper (line, node, until)"
          + " VALUES (1, $1, now() + interval '1 minute')"
          + " ON CONFLICT (line) DO UPDATE SET node = excluded.node, until = excluded.until"
          + " WHERE retention_keeper.node = excluded.node OR retention_keeper.until < now()"
          + " RETURNING (extract(epoch FROM now()) * 1000)::bigint";

  private static final String CANDIDATES =
      "SELECT n.name, least(coalesce((SELECT e.ts FROM entry e WHERE e.room = r.id"
          + " ORDER BY e.pos LIMIT 1), $3),"
          + " coalesce((SELECT min(d.ts) FROM draft d WHERE d.room = n.name), $3))"
          + " FROM ((SELECT name FROM room WHERE name > $1 ORDER BY name LIMIT $2)"
          + " UNION (SELECT DISTINCT room FROM draft WHERE room > $1 ORDER BY room LIMIT $2)"
          + " ORDER BY name LIMIT $2) n"
          + " LEFT JOIN room r ON r.name = n.name ORDER BY n.name";

  private static final String SWEEP = "SELECT * FROM sweep_room($1, $2, $3)";

  private final PostgresDatabase database;

  PostgresRetentionStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public Future<OptionalLong> claim(String node) {
    return database
        .write(client -> client.preparedQuery(CLAIM).execute(Tuple.of(node)))
        .map(
            rows ->
                rows.size() == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.iterator().next().getLong(0)));
  }

  @Override
  public Future<List<Candidate>> candidates(String after, int limit) {
    return database
        .query(CANDIDATES, Tuple.of(after, limit, Long.MAX_VALUE))
        .map(
            rows -> {
              List<Candidate> rooms = new ArrayList<>();
              rows.forEach(row -> rooms.add(new Candidate(row.getString(0), row.getLong(1))));
              return rooms;
            });
  }

  @Override
  public Future<Swept> sweep(String room, long before) {
    return database
        .write(client -> client.preparedQuery(SWEEP).execute(Tuple.of(room, before, ENTRIES)))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Swept(row.getLong(0), row.getBoolean(1));
            });
  }

  @Override
  public Future<Boolean> tidy(boolean first) {
    return Future.succeededFuture(false);
  }
}
