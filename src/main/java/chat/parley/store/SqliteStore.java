package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.room.Draft;
import chat.parley.room.Head;
import chat.parley.room.MessageStore;
import chat.parley.room.Page;
import chat.parley.room.RoomSummary;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The embedded database: one thread writes, with one commit for whatever waits, and four read. WAL
 * lets them not wait for each other.
 */
final class SqliteStore implements MessageStore {
  private static final int READERS = 4;

  private final Vertx vertx;
  private final SqliteFolder folder;
  private final SqliteFiles files;
  private final SqliteWatch watch;
  private final SqliteWriter writer;
  private final AtomicLong entries;
  private final WorkerExecutor workers;
  private final BlockingQueue<SqliteReader> readers = new ArrayBlockingQueue<>(READERS);
  private final String epoch;

  static Future<Store> open(Vertx vertx, StoreConfig config) {
    return vertx.executeBlocking(
        () -> {
          SqliteFolder folder = SqliteFolder.lock(config.data(), config.synchronous());
          try {
            SqliteOpening opened = SqliteOpening.of(folder);
            SqliteStore store = new SqliteStore(vertx, folder, opened);
            String where = "SQLite in " + folder.path();
            return new Store(store, opened.secret(), where, Optional.empty(), Optional.empty());
          } catch (SQLException | IOException | RuntimeException cause) {
            folder.unlock();
            throw folder.unusable(cause);
          }
        });
  }

  private SqliteStore(Vertx vertx, SqliteFolder folder, SqliteOpening opened) {
    this.vertx = vertx;
    this.folder = folder;
    this.files = opened.files();
    this.epoch = opened.epoch();
    this.entries = new AtomicLong(opened.entries());
    this.watch = new SqliteWatch(files, opened.seal(), opened.session(), entries);
    SqliteSession writing = new SqliteSession(folder::connectWithoutCheckpoints);
    this.writer = new SqliteWriter(new SqliteLog(writing, epoch, opened.mark()), files);
    this.workers = vertx.createSharedWorkerExecutor("parley-store-reader", READERS);
    for (int i = 0; i < READERS; i++) {
      readers.add(new SqliteReader(new SqliteSession(folder::connect), epoch));
    }
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public Future<List<Outcome>> append(String room, List<Draft> drafts) {
    return write(log -> log.append(room, drafts)).onSuccess(this::count);
  }

  private void count(List<Outcome> outcomes) {
    entries.addAndGet(outcomes.stream().filter(Outcome.Stored.class::isInstance).count());
  }

  @Override
  public Future<Void> probe() {
    return write(
        log -> {
          log.probe();
          return null;
        });
  }

  /** What is written, and what is said of it. */
  private interface Writing<T> {
    T to(SqliteLog log) throws SQLException;
  }

  private <T> Future<T> write(Writing<T> writing) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    writer.write(
        new SqliteWriter.Job() {
          @Override
          public Runnable write(SqliteLog log) throws SQLException {
            T outcome = writing.to(log);
            return () -> context.runOnContext(tick -> promise.tryComplete(outcome));
          }

          @Override
          public void failed(Throwable cause) {
            context.runOnContext(tick -> promise.tryFail(cause));
          }
        });
    return promise.future();
  }

  @Override
  public Future<Head> head(String room) {
    return read(reader -> reader.head(room));
  }

  @Override
  public Future<Page> afterPosition(String room, long after, long upTo, int limit) {
    return read(reader -> reader.afterPosition(room, after, upTo, limit));
  }

  @Override
  public Future<Page> afterSeq(String room, long after, long upTo, int limit) {
    return read(reader -> reader.afterSeq(room, after, upTo, limit));
  }

  @Override
  public Future<Map<String, Head>> heads(Set<String> rooms, long directSince) {
    return read(reader -> reader.heads(rooms, directSince));
  }

  @Override
  public Future<Page> beforeSeq(String room, long before, long upTo, int limit) {
    return read(reader -> reader.beforeSeq(room, before, upTo, limit));
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return read(reader -> reader.rooms(user, limit));
  }

  @Override
  public Future<Boolean> knows(String user) {
    return read(reader -> reader.knows(user));
  }

  /** A question to the database. */
  private interface Query<T> {
    T ask(SqliteReader reader) throws SQLException;
  }

  /** There are as many readers as worker threads, so taking one never waits. */
  private <T> Future<T> read(Query<T> query) {
    return workers.executeBlocking(
        () -> {
          SqliteReader reader = readers.take();
          try {
            files.check();
            return query.ask(reader);
          } catch (SQLException | RuntimeException cause) {
            reader.abandon(cause);
            files.suspect(cause);
            throw SqliteFailure.named(cause);
          } catch (Error fatal) {
            // a future would keep it to itself
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fatal);
            throw fatal;
          } finally {
            readers.add(reader);
          }
        },
        false);
  }

  /** Ends the last append first, then the reads. */
  @Override
  public Future<Void> close() {
    return vertx
        .executeBlocking(
            () -> {
              writer.close();
              return null;
            })
        .eventually(workers::close)
        .eventually(() -> vertx.executeBlocking(this::closeFiles))
        .mapEmpty();
  }

  /** A database that is not ours any more must not be written to, not even by closing it. */
  private Void closeFiles() throws Exception {
    List<SqliteReader> open = new ArrayList<>();
    readers.drainTo(open);
    if (!files.foreign()) {
      for (SqliteReader reader : open) {
        reader.close();
      }
    }
    watch.close();
    folder.unlock();
    return null;
  }
}
