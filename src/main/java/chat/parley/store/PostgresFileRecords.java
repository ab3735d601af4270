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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of files, in PostgreSQL. */
final class PostgresFileRecords implements FileRecords {
  private final PostgresDatabase database;

  PostgresFileRecords(PostgresDatabase database) {
    this.database = database;
  }

  private Future<RowSet<Row>> update(String sql, Object... parameters) {
    return database.write(
        client -> client.preparedQuery(sql).execute(Tuple.from(List.of(parameters))));
  }

  private static Long nullable(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  @Override
  public Future<Optional<Shortage>> add(StoredFile file, Quotas quotas) {
    long held = file.size().orElse(0);
    Tuple row =
        Tuple.tuple()
            .addString(file.id())
            .addString(file.owner().id())
            .addString(file.owner().name())
            .addBoolean(file.owner().guest())
            .addString(file.room())
            .addString(file.name())
            .addString(file.type())
            .addLong(nullable(file.size()))
            .addLong(held)
            .addString(file.state().name())
            .addLong(file.created());
    return shortage(file, held, true, quotas)
        .compose(
            shortage ->
                shortage.isPresent()
                    ? Future.succeededFuture(shortage)
                    : database
                        .write(client -> client.preparedQuery(FileRows.INSERT).execute(row))
                        .map(Optional.empty()));
  }

  private Future<Optional<Shortage>> shortage(
      StoredFile file, long held, boolean fresh, Quotas quotas) {
    return database
        .query(FileRows.USE, Tuple.of(file.owner().id(), file.room(), file.id()))
        .map(rows -> FileRows.shortage(use(rows.iterator().next()), held, fresh, quotas));
  }

  /** Sums of whole numbers are decimal numbers in PostgreSQL. */
  private static StoredRow use(Row row) {
    return new StoredRow() {
      @Override
      public Optional<String> text(int column) {
        return Optional.ofNullable(row.getValue(column)).map(Object::toString);
      }

      @Override
      public OptionalLong number(int column) {
        return OptionalLong.of(row.getNumeric(column).longValue());
      }

      @Override
      public boolean flag(int column) {
        return row.getBoolean(column);
      }
    };
  }

  private Future<List<StoredFile>> files(String sql, Object... parameters) {
    return database
        .query(sql, Tuple.from(List.of(parameters)))
        .map(
            rows -> {
              List<StoredFile> files = new ArrayList<>(rows.size());
              rows.forEach(row -> files.add(FileRows.file(new PostgresRow(row))));
              return files;
            });
  }

  @Override
  public Future<Optional<StoredFile>> find(String id) {
    return files(FileRows.ONE, id).map(found -> found.stream().findFirst());
  }

  @Override
  public Future<Void> attach(String id, long seq) {
    return update(FileRows.ATTACH, seq, id).mapEmpty();
  }

  @Override
  public Future<Optional<Shortage>> grow(
      String id, long have, OptionalLong size, long now, Quotas quotas) {
    long held = Math.max(have, size.orElse(0));
    Tuple row =
        Tuple.tuple()
            .addLong(have)
            .addLong(nullable(size))
            .addLong(held)
            .addLong(now)
            .addString(id);
    return find(id)
        .compose(
            file ->
                file.isEmpty()
                    ? Future.succeededFuture(Optional.<Shortage>empty())
                    : shortage(file.get(), held, false, quotas))
        .compose(
            shortage ->
                shortage.isPresent()
                    ? Future.succeededFuture(shortage)
                    : database
                        .write(client -> client.preparedQuery(FileRows.GROW).execute(row))
                        .map(Optional.empty()));
  }

  @Override
  public Future<Void> end(StoredFile file) {
    Tuple row =
        Tuple.tuple()
            .addString(file.state().name())
            .addString(file.type())
            .addLong(nullable(file.size()))
            .addLong(file.have())
            .addString(file.digest().orElse(null))
            .addString(file.id());
    return database
        .write(client -> client.preparedQuery(FileRows.END).execute(row))
        .compose(ended -> bring(file));
  }

  /** The message says what has become of its file, to whoever reads it from now on. */
  private Future<Void> bring(StoredFile file) {
    if (file.seq().isEmpty()) {
      return Future.succeededFuture();
    }
    long seq = file.seq().getAsLong();
    return database
        .query(FileRows.ATTRIBUTES, Tuple.of(file.room(), seq))
        .compose(
            rows -> {
              Optional<String> attributes =
                  rows.size() == 0
                      ? Optional.empty()
                      : Attributes.with(rows.iterator().next().getString(0), file.attachment());
              return attributes.isEmpty()
                  ? Future.succeededFuture()
                  : update(FileRows.BRING, attributes.get(), file.room(), seq).mapEmpty();
            });
  }

  @Override
  public Future<Boolean> remove(String id) {
    return update(FileRows.REMOVE, id).map(rows -> rows.rowCount() > 0);
  }

  @Override
  public Future<List<StoredFile>> of(String room, long seq) {
    return files(FileRows.OF, room, seq);
  }

  @Override
  public Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit) {
    List<StoredFile> found = new ArrayList<>();
    return files(FileRows.UNFINISHED, unfinishedSince, limit)
        .onSuccess(found::addAll)
        .compose(more -> files(FileRows.STRAYED, strayedSince, limit))
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
