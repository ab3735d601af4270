package chat.parley.store;

import chat.parley.log.Rounds;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.NoSpace;
import chat.parley.message.file.Shortage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Files in PostgreSQL, in pieces: what is committed is on its disk, and all nodes read it. Threads
 * of its own hash, and nothing else blocks.
 */
final class PostgresFileStore implements FileStore {
  private static final String OPEN = "SELECT its_id, its_length FROM open_file($1, $2, $3)";
  private static final String FIND = "SELECT id FROM file_bytes WHERE name = $1";
  private static final String READ = "SELECT its_bytes FROM read_file($1, $2, $3)";
  private static final String DELETE =
      "UPDATE file_bytes SET name = NULL, dead = now() WHERE name = $1";
  private static final String REPLACE = "SELECT replace_file($1, $2, $3)";
  private static final String BURY = "SELECT bury_files($1, $2)";
  private static final String UNTOUCHED =
      "SELECT name FROM file_bytes WHERE name > $1 AND touched < $2 ORDER BY name LIMIT $3";

  private static final String DISK_FULL = "53100";
  private static final int HASHING_THREADS = 2;

  /** Who reads what is taken away may read on for so long. */
  private static final int DEAD_SECONDS = 300;

  /** So many of a dead file go with one statement: 16 MiB of it. */
  private static final int BURIED_PIECES = 64;

  private static final int REPLACED = 2;

  private final Vertx vertx;
  private final PostgresDatabase database;
  private final WorkerExecutor hashing;
  private final AtomicInteger dead = new AtomicInteger();

  PostgresFileStore(Vertx vertx, PostgresDatabase database) {
    this.vertx = vertx;
    this.database = database;
    this.hashing = vertx.createSharedWorkerExecutor("parley-file-hashes", HASHING_THREADS);
  }

  Future<RowSet<Row>> ask(String sql, Object... parameters) {
    return ask(sql, Tuple.from(parameters));
  }

  Future<RowSet<Row>> ask(String sql, Tuple parameters) {
    return database.files(sql, parameters).recover(PostgresFileStore::told);
  }

  private static <T> Future<T> told(Throwable cause) {
    return Future.failedFuture(
        cause instanceof StoreUnavailable
                && cause.getCause() instanceof PgException failure
                && DISK_FULL.equals(failure.getSqlState())
            ? new NoSpace(cause)
            : cause);
  }

  <T> Future<T> hash(Callable<T> action) {
    return hashing.executeBlocking(action, false);
  }

  @Override
  public Future<Growing> append(String file, long safe, long writer) {
    return ask(OPEN, file, writer, safe == 0)
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.failedFuture(new NoSuchFileException(file));
              }
              Row row = rows.iterator().next();
              return row.getLong(0) == null
                  ? Shortage.REPLACED.failure()
                  : new PostgresGrowing(this, file, row.getLong(0), writer)
                      .open(row.getLong(1), safe);
            });
  }

  @Override
  public Future<Bytes> open(String file) {
    return ask(FIND, file)
        .map(
            rows ->
                rows.size() == 0 ? null : new Piecewise(this, rows.iterator().next().getLong(0)))
        .compose(
            found ->
                found == null
                    ? Future.failedFuture(new NoSuchFileException(file))
                    : Future.succeededFuture(found));
  }

  /** One of a file, for one reader. */
  private record Piecewise(PostgresFileStore store, long id) implements Bytes {
    @Override
    public Future<ByteBuffer> read(long from, int most) {
      return store.read(id, from, most);
    }

    @Override
    public void close() {
      // nothing is held for who reads
    }
  }

  /** At most so many bytes from there; none where it ends. */
  Future<ByteBuffer> read(long id, long from, int most) {
    return ask(READ, id, from, from + Math.max(0, most))
        .map(
            rows -> {
              ByteBuffer bytes = ByteBuffer.allocate(Math.max(0, most));
              rows.forEach(row -> bytes.put(row.getBuffer(0).getBytes()));
              return bytes.flip();
            });
  }

  @Override
  public Future<Void> delete(String file) {
    return ask(DELETE, file).onSuccess(deleted -> buryLater()).mapEmpty();
  }

  @Override
  public Future<Void> replace(String fresh, String file, long writer) {
    return ask(REPLACE, fresh, file, writer)
        .compose(
            rows -> {
              int done = rows.iterator().next().getInteger(0);
              if (done == 0) {
                buryLater();
                return Future.succeededFuture();
              }
              return done == REPLACED
                  ? Shortage.REPLACED.failure()
                  : Future.failedFuture(new NoSuchFileException(fresh));
            });
  }

  @Override
  public Future<List<String>> untouched(long since, String after, int limit) {
    if (after.isEmpty()) {
      buryLater();
    }
    return ask(UNTOUCHED, after, since, limit)
        .map(
            rows -> {
              List<String> names = new ArrayList<>();
              rows.forEach(row -> names.add(row.getString(0)));
              return names;
            });
  }

  private void buryLater() {
    if (dead.getAndIncrement() == 0) {
      vertx.setTimer((DEAD_SECONDS + 1) * 1_000L, timer -> bury());
    }
  }

  /** What cannot be taken away now is when somebody looks again, here or at another node. */
  private void bury() {
    if (dead.getAndSet(0) > 1) {
      buryLater();
    }
    Rounds.whileMore(
        () ->
            ask(BURY, DEAD_SECONDS, BURIED_PIECES)
                .map(rows -> rows.iterator().next().getBoolean(0)));
  }
}
