package chat.parley.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The nodes that write to one database, by its clock: so they know of each other without a bus. */
public final class NodeTable {
  private static final String SEEN =
      "INSERT INTO node (id, seen) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET seen = now()";
  private static final String LIVING =
      "SELECT id FROM node WHERE seen > now() - interval '8 seconds'";
  private static final String LEAVE =
      "DELETE FROM node WHERE id = $1 OR seen < now() - interval '1 hour'";

  private static final long PATIENCE_SECONDS = 5;

  private final PostgresPool pool;

  NodeTable(PostgresPool pool) {
    this.pool = pool;
  }

  /** Notes that a node lives, and tells which do. */
  public Future<Set<String>> seen(String node) {
    return pool.run(
        client ->
            client
                .preparedQuery(SEEN)
                .execute(Tuple.of(node))
                .compose(noted -> client.preparedQuery(LIVING).execute())
                .map(
                    rows -> {
                      Set<String> living = new HashSet<>();
                      for (Row row : rows) {
                        living.add(row.getString(0));
                      }
                      return living;
                    }));
  }

  /** A number higher than any that a node of this database has been given before. */
  public Future<Long> nextSession() {
    return pool.run(
        client ->
            client
                .preparedQuery("SELECT nextval('session_order')")
                .execute()
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(rows -> rows.iterator().next().getLong(0)));
  }

  /** The node stops; with it go those that were never seen to stop. */
  public Future<Void> leave(String node) {
    return pool.run(client -> client.preparedQuery(LEAVE).execute(Tuple.of(node)).mapEmpty());
  }
}
