package chat.parley.store;

import chat.parley.message.file.FileRecords;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of files, in the embedded database. */
final class SqliteFileRecords implements FileRecords {
  private static final String THERE =
      "SELECT bytes FROM file WHERE bytes IN (SELECT value FROM json_each(?))";

  private final SqliteDatabase database;

  SqliteFileRecords(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Optional<Shortage>> add(StoredFile file, String cid, Quotas quotas) {
    long held = FileRows.held(file, 0);
    return database.write(
        writer -> {
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          Optional<Shortage> shortage = files.shortage(file, 0, true, quotas);
          if (shortage.isEmpty()) {
            files.update(
                FileRows.INSERT,
                file.id(),
                file.owner().id(),
                cid,
                file.owner().name(),
                file.owner().guest(),
                file.room(),
                file.name(),
                file.type(),
                FileRows.nullable(file.size()),
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
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          Optional<Shortage> shortage =
              files.shortage(file, use -> FileUse.shortage(use, source, quotas));
          if (shortage.isEmpty()) {
            files.update(
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
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          files.update(FileRows.INHERIT, bytes);
          return files.none(FileRows.STANDS, bytes);
        });
  }

  @Override
  public Future<Optional<StoredFile>> find(String id) {
    return database.read(session -> new SqliteFileTable(session).one(id));
  }

  @Override
  public Future<Optional<StoredFile>> known(String owner, String cid) {
    return database.read(
        session ->
            new SqliteFileTable(session).all(FileRows.KNOWN, owner, cid).stream().findFirst());
  }

  @Override
  public Future<List<StoredFile>> after(String id, int limit) {
    return database.read(session -> new SqliteFileTable(session).all(FileRows.AFTER, id, limit));
  }

  @Override
  public Future<Optional<StoredFile>> standing(String bytes) {
    return database.read(
        session -> new SqliteFileTable(session).all(FileRows.STANDING, bytes).stream().findFirst());
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
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          return files.update(statement, parameters) > 0 ? files.one(id) : Optional.empty();
        });
  }

  @Override
  public Future<Void> attach(String id, long seq) {
    return database.write(
        writer -> {
          new SqliteFileTable(writer.writing(1)).update(FileRows.ATTACH, seq, id);
          return null;
        });
  }

  @Override
  public Future<Optional<Shortage>> grow(StoredFile file, long written, long now, Quotas quotas) {
    return database.write(
        writer -> {
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          Optional<Shortage> shortage = files.shortage(file, written, false, quotas);
          if (shortage.isPresent()) {
            return shortage;
          }
          int grown =
              files.update(
                  FileRows.GROW,
                  file.have(),
                  FileRows.nullable(file.size()),
                  FileRows.held(file, written),
                  now,
                  file.id(),
                  FileRows.place(file, written),
                  file.writer());
          return grown > 0 ? Optional.empty() : Optional.of(FileRows.refused(files.one(file.id())));
        });
  }

  @Override
  public Future<Boolean> end(StoredFile file, long now) {
    return database.write(
        writer -> {
          SqliteFileTable files = new SqliteFileTable(writer.writing(1));
          int ended =
              files.update(
                  FileRows.END,
                  file.state().name(),
                  file.type(),
                  FileRows.nullable(file.size()),
                  file.have(),
                  file.digest().orElse(null),
                  now,
                  file.id(),
                  FileRows.held(file),
                  FileRows.nullable(file.sent()),
                  PictureJson.column(file),
                  file.writer(),
                  file.contents().preview().orElse(null));
          if (ended > 0 && file.seq().isPresent()) {
            files.bring(file);
          }
          return ended > 0;
        });
  }

  @Override
  public Future<Boolean> remove(String id) {
    return database.write(
        writer -> new SqliteFileTable(writer.writing(1)).update(FileRows.REMOVE, id) > 0);
  }

  /** No other node has this database. */
  @Override
  public Future<List<StoredFile>> whole(int limit, String node) {
    return database.read(
        session -> new SqliteFileTable(session).all(FileRows.WHOLE + " LIMIT $1", limit));
  }

  @Override
  public Future<List<StoredFile>> of(String room, long seq) {
    return database.read(session -> new SqliteFileTable(session).all(FileRows.OF, room, seq));
  }

  @Override
  public Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit) {
    return database
        .write(
            writer -> new SqliteFileTable(writer.writing(1)).update(FileRows.ADOPT, strayedSince))
        .compose(adopted -> leftOver(unfinishedSince, strayedSince, limit));
  }

  private Future<List<StoredFile>> leftOver(long unfinishedSince, long strayedSince, int limit) {
    return database.read(
        session -> {
          SqliteFileTable files = new SqliteFileTable(session);
          List<StoredFile> found = files.all(FileRows.UNFINISHED, unfinishedSince, limit);
          found.addAll(files.all(FileRows.STRAYED, strayedSince, unfinishedSince, limit));
          found.addAll(files.all(FileRows.DELETED, limit));
          found.addAll(files.all(FileRows.EXPIRED, limit));
          return found.stream().distinct().toList();
        });
  }
}
