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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The embedded database: one thread writes, with one commit for whatever waits, and four read. WAL
 * lets them not wait for each other.
 */
final class SqliteStore implements MessageStore {
  private static final int READERS = 4;

  private final Vertx vertx;
  private final SqliteFolder folder;
  private final SqliteWriter writer;
  private final WorkerExecutor workers;
  private final BlockingQueue<SqliteReader> readers = new ArrayBlockingQueue<>(READERS);
  private final String epoch;

  static Future<Store> open(Vertx vertx, StoreConfig config) {
    return vertx.executeBlocking(
        () -> {
          SqliteFolder folder = SqliteFolder.lock(config.data(), config.synchronous());
          Migrations.run(folder.url(), null, null, "sqlite");
          SqliteStore store = new SqliteStore(vertx, folder);
          byte[] secret = HexFormat.of().parseHex(folder.fact("secret", Secrets::secret));
          return new Store(
              store, secret, "SQLite in " + folder.path(), Optional.empty(), Optional.empty());
        });
  }

  private SqliteStore(Vertx vertx, SqliteFolder folder) throws java.sql.SQLException {
    this.vertx = vertx;
    this.folder = folder;
    this.epoch = folder.fact("epoch", Secrets::epoch);
    this.writer = new SqliteWriter(folder.connect(), epoch);
    this.workers = vertx.createSharedWorkerExecutor("parley-store-reader", READERS);
    for (int i = 0; i < READERS; i++) {
      readers.add(new SqliteReader(folder.connect(), epoch));
    }
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public Future<List<Outcome>> append(String room, List<Draft> drafts) {
    Context context = vertx.getOrCreateContext();
    Promise<List<Outcome>> promise = Promise.promise();
    writer.append(
        new SqliteWriter.Append(
            room,
            drafts,
            outcomes -> context.runOnContext(tick -> promise.complete(outcomes)),
            cause -> context.runOnContext(tick -> promise.fail(cause))));
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
    T ask(SqliteReader reader) throws Exception;
  }

  /** There are as many readers as worker threads, so taking one never waits. */
  private <T> Future<T> read(Query<T> query) {
    return workers.executeBlocking(
        () -> {
          SqliteReader reader = readers.take();
          try {
            return query.ask(reader);
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
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      List<SqliteReader> open = new ArrayList<>();
                      readers.drainTo(open);
                      for (SqliteReader reader : open) {
                        reader.close();
                      }
                      folder.unlock();
                      return null;
                    }))
        .mapEmpty();
  }
}
