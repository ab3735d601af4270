package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The embedded database: one thread writes, with one commit for whatever waits, and four read. WAL
 * lets them not wait for each other.
 */
final class SqliteDatabase implements Database {
  private static final int READERS = 4;

  private final Vertx vertx;
  private final SqliteFolder folder;
  private final SqliteFiles files;
  private final SqliteWatch watch;
  private final SqliteWriter writer;
  private final AtomicLong entries;
  private final WorkerExecutor workers;
  private final BlockingQueue<SqliteSession> readers = new ArrayBlockingQueue<>(READERS);
  private final String epoch;

  SqliteDatabase(Vertx vertx, SqliteFolder folder, SqliteOpening opened) {
    this.vertx = vertx;
    this.folder = folder;
    this.files = opened.files();
    this.epoch = opened.epoch();
    this.entries = new AtomicLong(opened.entries());
    this.watch = new SqliteWatch(files, opened.seal(), opened.session(), entries);
    SqliteSession writing = new SqliteSession(folder::connectWithoutCheckpoints);
    this.writer = new SqliteWriter(new SqliteTransactions(writing, opened.mark()), files);
    this.workers = vertx.createSharedWorkerExecutor("parley-store-reader", READERS);
    for (int i = 0; i < READERS; i++) {
      readers.add(new SqliteSession(folder::connect));
    }
  }

  String epoch() {
    return epoch;
  }

  /** So many entries more, to know later whether they are all there. */
  void added(long count) {
    entries.addAndGet(count);
  }

  @Override
  public Future<Void> probe() {
    return write(
        writer -> {
          writer.probe();
          return null;
        });
  }

  /** What is written, and what is said of it. */
  interface Writing<T> {
    T with(SqliteTransactions writer) throws SQLException;
  }

  <T> Future<T> write(Writing<T> writing) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    writer.write(
        new SqliteWriter.Job() {
          @Override
          public Runnable write(SqliteTransactions transactions) throws SQLException {
            T outcome = writing.with(transactions);
            return () -> context.runOnContext(tick -> promise.tryComplete(outcome));
          }

          @Override
          public void failed(Throwable cause) {
            context.runOnContext(tick -> promise.tryFail(cause));
          }
        });
    return promise.future();
  }

  /** A question to the database. */
  interface Query<T> {
    T ask(SqliteSession session) throws SQLException;
  }

  /** There are as many readers as worker threads, so taking one never waits. */
  <T> Future<T> read(Query<T> query) {
    try {
      return workers.executeBlocking(() -> ask(query), false);
    } catch (RejectedExecutionException closed) {
      // a timer may ask once more when the node has stopped already
      return Future.failedFuture(new StoreUnavailable("the store is closed", closed));
    }
  }

  private <T> T ask(Query<T> query) throws Exception {
    SqliteSession reader = readers.take();
    try {
      files.check();
      return query.ask(reader);
    } catch (SQLException | RuntimeException cause) {
      reader.discard(cause);
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
    List<SqliteSession> open = new ArrayList<>();
    readers.drainTo(open);
    if (!files.foreign()) {
      for (SqliteSession reader : open) {
        reader.close();
      }
    }
    watch.close();
    folder.unlock();
    return null;
  }
}
