package chat.parley.store;

import chat.parley.message.retention.RetentionStore;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is too old, in the embedded database. */
final class SqliteRetentionStore implements RetentionStore {
  private static final int ROWS_PER_ENTRY = 10;

  private static final String CANDIDATES =
      "SELECT n.name, min(coalesce((SELECT e.ts FROM entry e WHERE e.room = r.id"
          + " ORDER BY e.pos LIMIT 1), ?3),"
          + " coalesce((SELECT min(d.ts) FROM draft d WHERE d.room = n.name), ?3))"
          + " FROM (SELECT name FROM (SELECT name FROM room WHERE name > ?1 ORDER BY name LIMIT ?2)"
          + " UNION SELECT name FROM (SELECT DISTINCT room AS name FROM draft WHERE room > ?1"
          + " ORDER BY room LIMIT ?2) ORDER BY name LIMIT ?2) n"
          + " LEFT JOIN room r ON r.name = n.name ORDER BY n.name";

  private final SqliteDatabase database;

  SqliteRetentionStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Nobody else can open the database, and it has no clock of its own. */
  @Override
  public Future<OptionalLong> claim(String node) {
    return Future.succeededFuture(OptionalLong.of(Long.MAX_VALUE));
  }

  @Override
  public Future<List<Candidate>> candidates(String after, int limit) {
    return database.read(
        session -> {
          List<Candidate> rooms = new ArrayList<>();
          try (ResultSet row = session.query(CANDIDATES, after, limit, Long.MAX_VALUE)) {
            while (row.next()) {
              rooms.add(new Candidate(row.getString(1), row.getLong(2)));
            }
          }
          return rooms;
        });
  }

  @Override
  public Future<Swept> sweep(String room, long before) {
    return database.write(
        writer ->
            new SqliteSweep(writer.writing(ROWS_PER_ENTRY * SqliteSweep.ENTRIES), room)
                .run(before));
  }

  /**
   * FTS5 only marks what is deleted: its words are gone when all of the index has been written
   * anew, some pages at a time. What the log of writes beside the file holds is emptied last.
   */
  @Override
  public Future<Boolean> tidy(boolean first) {
    return database.write(
        writer -> {
          boolean more = new SqliteIndexMerge(writer.writing(SqliteIndexMerge.PAGES)).step(first);
          if (!more) {
            writer.emptyLog();
          }
          return more;
        });
  }
}
