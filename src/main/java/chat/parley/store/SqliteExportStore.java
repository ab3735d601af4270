package chat.parley.store;

import chat.parley.message.export.ExportStore;
import chat.parley.message.export.KeptRoom;
import chat.parley.message.export.KeptThread;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** What people take away, from the embedded database. */
final class SqliteExportStore implements ExportStore {
  private static final String OWN = ExportRows.own("?", "?", "?");
  private static final String ROOMS = ExportRows.rooms("?", "?", "?");

  private static final String THREADS = ExportRows.threads("?");

  private final SqliteDatabase database;

  SqliteExportStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<List<Own>> own(String user, String afterCid, int limit) {
    return database.read(
        session -> {
          List<Own> found = new ArrayList<>();
          try (ResultSet row = session.query(OWN, user, afterCid, limit)) {
            while (row.next()) {
              found.add(ExportRows.own(new SqliteRow(row), database.epoch()));
            }
          }
          return found;
        });
  }

  @Override
  public Future<List<KeptRoom>> rooms(String user, String after, int limit) {
    return database.read(
        session -> {
          List<KeptRoom> kept = new ArrayList<>();
          try (ResultSet row = session.query(ROOMS, user, after, limit)) {
            while (row.next()) {
              kept.add(ExportRows.room(new SqliteRow(row)));
            }
          }
          return kept;
        });
  }

  @Override
  public Future<List<KeptThread>> threads(String user) {
    return database.read(
        session -> {
          List<KeptThread> kept = new ArrayList<>();
          try (ResultSet row = session.query(THREADS, user)) {
            while (row.next()) {
              kept.add(ExportRows.thread(new SqliteRow(row)));
            }
          }
          return kept;
        });
  }
}
