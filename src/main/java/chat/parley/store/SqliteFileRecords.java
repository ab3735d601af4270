package chat.parley.store;

import chat.parley.message.file.FileRecords;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of files, in the embedded database. */
final class SqliteFileRecords implements FileRecords {
  private static final String THERE =
      "SELECT bytes FROM file WHERE bytes IN (SELECT value FROM json_each(?))";

  private final SqliteDatabase database;

  SqliteFileRecords(SqliteDatabase database) {
    this.database = database;
  }

  /** SQLite numbers its parameters with another sign. */
  private static String sql(String statement) {
    return statement.replace('$', '?');
  }

  private static int update(SqliteSession session, String statement, Object... parameters)
      throws SQLException {
    PreparedStatement prepared = session.prepared(sql(statement));
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared.executeUpdate();
  }

  private static Long nullable(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  @Override
  public Future<Optional<Shortage>> add(StoredFile file, String cid, Quotas quotas) {
    long held = FileRows.held(file, 0);
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          Optional<Shortage> shortage = shortage(session, file, 0, true, quotas);
          if (shortage.isEmpty()) {
            update(
                session,
                FileRows.INSERT,
                file.id(),
                file.owner().id(),
                cid,
                file.owner().name(),
                file.owner().guest(),
                file.room(),
                file.name(),
                file.type(),
                nullable(file.size()),
                held,
                file.state().name(),
                file.created(),
                SoundJson.column(file));
          }
          return shortage;
        });
  }

  @Override
  public Future<Optional<Shortage>> share(
      StoredFile source, StoredFile file, String cid, Quotas quotas) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          Optional<Shortage> shortage;
          try (ResultSet use =
              session.query(sql(FileRows.USE), file.owner().id(), file.room(), file.id())) {
            use.next();
            shortage = FileRows.shortage(new SqliteRow(use), source, quotas);
          }
          if (shortage.isEmpty()) {
            update(
                session,
                FileRows.SHARE,
                file.id(),
                file.owner().id(),
                cid,
                file.owner().name(),
                file.owner().guest(),
                file.room(),
                file.created(),
                source.id());
          }
          return shortage;
        });
  }

  @Override
  public Future<Boolean> free(String bytes) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          update(session, FileRows.INHERIT, bytes);
          try (ResultSet stands = session.query(sql(FileRows.STANDS), bytes)) {
            return !stands.next();
          }
        });
  }

  private static Optional<Shortage> shortage(
      SqliteSession session, StoredFile file, long written, boolean fresh, Quotas quotas)
      throws SQLException {
    try (ResultSet use =
        session.query(sql(FileRows.USE), file.owner().id(), file.room(), file.id())) {
      use.next();
      return FileRows.shortage(new SqliteRow(use), file, written, fresh, quotas);
    }
  }

  private static List<StoredFile> files(
      SqliteSession session, String statement, Object... parameters) throws SQLException {
    List<StoredFile> files = new ArrayList<>();
    try (ResultSet row = session.query(sql(statement), parameters)) {
      while (row.next()) {
        files.add(FileRows.file(new SqliteRow(row)));
      }
    }
    return files;
  }

  private static Optional<StoredFile> file(SqliteSession session, String id) throws SQLException {
    return files(session, FileRows.ONE, id).stream().findFirst();
  }

  @Override
  public Future<Optional<StoredFile>> find(String id) {
    return database.read(session -> file(session, id));
  }

  @Override
  public Future<Optional<StoredFile>> known(String owner, String cid) {
    return database.read(
        session -> files(session, FileRows.KNOWN, owner, cid).stream().findFirst());
  }

  @Override
  public Future<List<StoredFile>> after(String id, int limit) {
    return database.read(session -> files(session, FileRows.AFTER, id, limit));
  }

  @Override
  public Future<Set<String>> there(List<String> ids) {
    String all = new JsonArray(ids).encode();
    return database.read(
        session -> {
          Set<String> there = new HashSet<>();
          try (ResultSet row = session.query(THERE, all)) {
            while (row.next()) {
              there.add(row.getString(1));
            }
          }
          return there;
        });
  }

  @Override
  public Future<Optional<StoredFile>> take(String id, String node) {
    return taken(id, FileRows.TAKE, id, node);
  }

  @Override
  public Future<Optional<StoredFile>> claim(StoredFile file, String node) {
    return taken(file.id(), FileRows.CLAIM, file.id(), node, file.writer());
  }

  private Future<Optional<StoredFile>> taken(String id, String statement, Object... parameters) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          return update(session, statement, parameters) > 0 ? file(session, id) : Optional.empty();
        });
  }

  @Override
  public Future<Void> attach(String id, long seq) {
    return database.write(
        writer -> {
          update(writer.writing(1), FileRows.ATTACH, seq, id);
          return null;
        });
  }

  @Override
  public Future<Optional<Shortage>> grow(StoredFile file, long written, long now, Quotas quotas) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          Optional<Shortage> shortage = shortage(session, file, written, false, quotas);
          if (shortage.isPresent()) {
            return shortage;
          }
          int grown =
              update(
                  session,
                  FileRows.GROW,
                  file.have(),
                  nullable(file.size()),
                  FileRows.held(file, written),
                  now,
                  file.id(),
                  FileRows.place(file, written),
                  file.writer());
          return grown > 0
              ? Optional.empty()
              : Optional.of(FileRows.refused(file(session, file.id())));
        });
  }

  @Override
  public Future<Boolean> end(StoredFile file, long now) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          int ended =
              update(
                  session,
                  FileRows.END,
                  file.state().name(),
                  file.type(),
                  nullable(file.size()),
                  file.have(),
                  file.digest().orElse(null),
                  now,
                  file.id(),
                  FileRows.held(file),
                  nullable(file.sent()),
                  PictureJson.column(file),
                  file.writer(),
                  file.contents().preview().orElse(null));
          if (ended > 0 && file.seq().isPresent()) {
            bring(session, file);
          }
          return ended > 0;
        });
  }

  /** The message says what has become of its file, to whoever reads it from now on. */
  private static void bring(SqliteSession session, StoredFile file) throws SQLException {
    Optional<String> attributes = Optional.empty();
    try (ResultSet row =
        session.query(sql(FileRows.ATTRIBUTES), file.room(), file.seq().getAsLong())) {
      if (row.next()) {
        attributes = Attributes.with(row.getString(1), file.attachment());
      }
    }
    if (attributes.isPresent()) {
      update(session, FileRows.BRING, attributes.get(), file.room(), file.seq().getAsLong());
    }
  }

  @Override
  public Future<Boolean> remove(String id) {
    return database.write(writer -> update(writer.writing(1), FileRows.REMOVE, id) > 0);
  }

  /** No other node has this database. */
  @Override
  public Future<List<StoredFile>> whole(int limit, String node) {
    return database.read(session -> files(session, FileRows.WHOLE + " LIMIT $1", limit));
  }

  @Override
  public Future<List<StoredFile>> of(String room, long seq) {
    return database.read(session -> files(session, FileRows.OF, room, seq));
  }

  @Override
  public Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit) {
    return database
        .write(writer -> update(writer.writing(1), FileRows.ADOPT, strayedSince))
        .compose(adopted -> leftOver(unfinishedSince, strayedSince, limit));
  }

  private Future<List<StoredFile>> leftOver(long unfinishedSince, long strayedSince, int limit) {
    return database.read(
        session -> {
          List<StoredFile> found = files(session, FileRows.UNFINISHED, unfinishedSince, limit);
          found.addAll(files(session, FileRows.STRAYED, strayedSince, unfinishedSince, limit));
          found.addAll(files(session, FileRows.DELETED, limit));
          found.addAll(files(session, FileRows.EXPIRED, limit));
          return found.stream().distinct().toList();
        });
  }
}
