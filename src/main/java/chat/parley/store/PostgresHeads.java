package chat.parley.store;

import chat.parley.room.Head;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ends of many logs in one query. */
final class PostgresHeads {
  private static final String HEADS =
      "SELECT name, pos, seq FROM room WHERE name = ANY($1)"
          + " UNION SELECT name, pos, seq FROM room WHERE first_user IS NOT NULL AND ts >= $2";

  private PostgresHeads() {}

  static Future<Map<String, Head>> of(SqlClient client, Set<String> rooms, long directSince) {
    return client
        .preparedQuery(HEADS)
        .execute(Tuple.of(rooms.toArray(String[]::new), directSince))
        .map(
            rows -> {
              Map<String, Head> heads = new HashMap<>();
              rows.forEach(
                  row -> heads.put(row.getString(0), new Head(row.getLong(1), row.getLong(2))));
              return heads;
            });
  }
}
