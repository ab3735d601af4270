package chat.parley.store;

import chat.parley.message.export.ExportStore;
import chat.parley.message.export.KeptRoom;
import chat.parley.message.export.KeptThread;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What people take away, from PostgreSQL. */
final class PostgresExportStore implements ExportStore {
  private static final String OWN = ExportRows.own("$1", "$2", "$3");
  private static final String ROOMS = ExportRows.rooms("$1", "$2", "$3");

  private static final String THREADS = ExportRows.threads("$1");

  private final PostgresDatabase database;

  PostgresExportStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public Future<List<Own>> own(String user, String afterCid, int limit) {
    return database
        .query(OWN, Tuple.of(user, afterCid, limit))
        .map(
            rows -> {
              List<Own> found = new ArrayList<>();
              rows.forEach(
                  row -> found.add(ExportRows.own(new PostgresRow(row), database.log().epoch())));
              return found;
            });
  }

  @Override
  public Future<List<KeptRoom>> rooms(String user, String after, int limit) {
    return database
        .query(ROOMS, Tuple.of(user, after, limit))
        .map(
            rows -> {
              List<KeptRoom> kept = new ArrayList<>();
              rows.forEach(row -> kept.add(ExportRows.room(new PostgresRow(row))));
              return kept;
            });
  }

  @Override
  public Future<List<KeptThread>> threads(String user) {
    return database
        .query(THREADS, Tuple.of(user))
        .map(
            rows -> {
              List<KeptThread> kept = new ArrayList<>();
              rows.forEach(row -> kept.add(ExportRows.thread(new PostgresRow(row))));
              return kept;
            });
  }
}
