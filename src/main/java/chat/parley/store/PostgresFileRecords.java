package chat.parley.store;

import chat.parley.message.file.FileRecords;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of files, in PostgreSQL. */
final class PostgresFileRecords implements FileRecords {
  private static final String THERE = "SELECT bytes FROM file WHERE bytes = ANY($1)";

  /** Another node, which was seen lately, has taken it. */
  private static final String ELSEWHERE =
      "EXISTS (SELECT 1 FROM node n WHERE n.id = holder AND n.id <> $2"
          + " AND n.seen > now() - interval '8 seconds')";

  private static final String TAKE =
      taken(
          FileRows.TAKE
              + " AND NOT (coalesce(size = have, false) AND have > 0 AND "
              + ELSEWHERE
              + ")");
  private static final String CLAIM = taken(FileRows.CLAIM);
  private static final String WHOLE = FileRows.WHOLE + " AND NOT " + ELSEWHERE + " LIMIT $1";

  private final PostgresDatabase database;

  PostgresFileRecords(PostgresDatabase database) {
    this.database = database;
  }

  /** The row as it is then. */
  private static String taken(String update) {
    return "WITH taken AS ("
        + update
        + " RETURNING *) "
        + FileRows.ONE.replace("FROM file f", "FROM taken f");
  }

  private Future<RowSet<Row>> update(String sql, Object... parameters) {
    return database.write(
        client -> client.preparedQuery(sql).execute(Tuple.from(List.of(parameters))));
  }

  @Override
  public Future<Optional<Shortage>> add(StoredFile file, String cid, Quotas quotas) {
    long held = FileRows.held(file, 0);
    Tuple row =
        Tuple.tuple()
            .addString(file.id())
            .addString(file.owner().id())
            .addString(cid)
            .addString(file.owner().name())
            .addBoolean(file.owner().guest())
            .addString(file.room())
            .addString(file.name())
            .addString(file.type())
            .addLong(FileRows.nullable(file.size()))
            .addLong(held)
            .addString(file.state().name())
            .addLong(file.created())
            .addString(SoundJson.column(file));
    return shortage(file, 0, true, quotas)
        .compose(
            shortage ->
                shortage.isPresent()
                    ? Future.succeededFuture(shortage)
                    : database
                        .write(client -> client.preparedQuery(FileRows.INSERT).execute(row))
                        .map(Optional.empty()));
  }

  @Override
  public Future<Optional<Shortage>> share(
      StoredFile source, StoredFile file, String cid, Quotas quotas) {
    return database
        .query(FileRows.USE, Tuple.of(file.owner().id(), file.room(), file.id()))
        .map(rows -> FileUse.shortage(new PostgresRow(rows.iterator().next()), source, quotas))
        .compose(
            shortage ->
                shortage.isPresent()
                    ? Future.succeededFuture(shortage)
                    : update(
                            FileRows.SHARE_LOCKED,
                            file.id(),
                            file.owner().id(),
                            cid,
                            file.owner().name(),
                            file.owner().guest(),
                            file.room(),
                            file.created(),
                            source.id())
                        .map(Optional.empty()));
  }

  /** Whoever is the last of them to go sees that he is: each looks when he is gone himself. */
  @Override
  public Future<Boolean> free(String bytes) {
    return update(FileRows.INHERIT, bytes)
        // asked where it is written: what is deleted by this answer is gone
        .compose(inherited -> update(FileRows.STANDS, bytes))
        .map(rows -> rows.size() == 0);
  }

  private Future<Optional<Shortage>> shortage(
      StoredFile file, long written, boolean fresh, Quotas quotas) {
    return database
        .query(FileRows.USE, Tuple.of(file.owner().id(), file.room(), file.id()))
        .map(
            rows ->
                FileUse.shortage(
                    new PostgresRow(rows.iterator().next()), file, written, fresh, quotas));
  }

  private Future<List<StoredFile>> files(String sql, Object... parameters) {
    return database.query(sql, Tuple.from(List.of(parameters))).map(PostgresFileRecords::files);
  }

  private static List<StoredFile> files(RowSet<Row> rows) {
    List<StoredFile> files = new ArrayList<>(rows.size());
    rows.forEach(row -> files.add(FileRows.file(new PostgresRow(row))));
    return files;
  }

  @Override
  public Future<Optional<StoredFile>> find(String id) {
    return files(FileRows.ONE, id).map(found -> found.stream().findFirst());
  }

  @Override
  public Future<Optional<StoredFile>> known(String owner, String cid) {
    return files(FileRows.KNOWN, owner, cid).map(found -> found.stream().findFirst());
  }

  @Override
  public Future<List<StoredFile>> after(String id, int limit) {
    return files(FileRows.AFTER, id, limit);
  }

  @Override
  public Future<Optional<StoredFile>> standing(String bytes) {
    return files(FileRows.STANDING, bytes).map(found -> found.stream().findFirst());
  }

  @Override
  public Future<Set<String>> there(List<String> ids) {
    Tuple names = Tuple.tuple().addArrayOfString(ids.toArray(String[]::new));
    return database
        .write(client -> client.preparedQuery(THERE).execute(names))
        .map(
            rows -> {
              Set<String> there = new HashSet<>();
              rows.forEach(row -> there.add(row.getString(0)));
              return there;
            });
  }

  @Override
  public Future<Optional<StoredFile>> take(String id, String node) {
    return update(TAKE, id, node).map(PostgresFileRecords::first);
  }

  @Override
  public Future<Optional<StoredFile>> claim(StoredFile file, String node) {
    return update(CLAIM, file.id(), node, file.writer()).map(PostgresFileRecords::first);
  }

  private static Optional<StoredFile> first(RowSet<Row> rows) {
    return files(rows).stream().findFirst();
  }

  @Override
  public Future<Void> attach(String id, long seq) {
    return update(FileRows.ATTACH, seq, id).mapEmpty();
  }

  @Override
  public Future<Optional<Shortage>> grow(StoredFile file, long written, long now, Quotas quotas) {
    Tuple row =
        Tuple.tuple()
            .addLong(file.have())
            .addLong(FileRows.nullable(file.size()))
            .addLong(FileRows.held(file, written))
            .addLong(now)
            .addString(file.id())
            .addLong(FileRows.place(file, written))
            .addLong(file.writer());
    return shortage(file, written, false, quotas)
        .compose(
            shortage ->
                shortage.isPresent()
                    ? Future.succeededFuture(shortage)
                    : database
                        .write(client -> client.preparedQuery(FileRows.GROW).execute(row))
                        .compose(
                            rows ->
                                rows.rowCount() > 0
                                    ? Future.succeededFuture(Optional.empty())
                                    : find(file.id())
                                        .map(there -> Optional.of(FileRows.refused(there)))));
  }

  @Override
  public Future<Boolean> end(StoredFile file, long now) {
    return new PostgresFileEnd(database, file).store(now);
  }

  @Override
  public Future<Boolean> remove(String id) {
    return update(FileRows.REMOVE, id).map(rows -> rows.rowCount() > 0);
  }

  @Override
  public Future<List<StoredFile>> whole(int limit, String node) {
    return files(WHOLE, limit, node);
  }

  @Override
  public Future<List<StoredFile>> of(String room, long seq) {
    return files(FileRows.OF, room, seq);
  }

  @Override
  public Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit) {
    List<StoredFile> found = new ArrayList<>();
    return update(FileRows.ADOPT, strayedSince)
        .compose(adopted -> files(FileRows.UNFINISHED, unfinishedSince, limit))
        .onSuccess(found::addAll)
        .compose(more -> files(FileRows.STRAYED, strayedSince, unfinishedSince, limit))
        .onSuccess(found::addAll)
        .compose(more -> files(FileRows.DELETED, limit))
        .onSuccess(found::addAll)
        .compose(more -> files(FileRows.EXPIRED, limit))
        .map(
            more -> {
              found.addAll(more);
              return found.stream().distinct().toList();
            });
  }
}
