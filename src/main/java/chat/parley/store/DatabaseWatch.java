package chat.parley.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;

/**
 * An eye on a database that others may change: whether it still holds the log that this node has
 * been reading, and whether the clocks agree.
 */
public final class DatabaseWatch {
  private static final long MILLIS = 2_000;

  private final Vertx vertx;
  private final PostgresPool pool;
  private final PostgresLog log;
  private final DatabaseClock clock;
  private final long timer;
  private boolean looking;

  DatabaseWatch(Vertx vertx, PostgresPool pool, PostgresLog log, DatabaseClock clock) {
    this.vertx = vertx;
    this.pool = pool;
    this.log = log;
    this.clock = clock;
    this.timer = vertx.setPeriodic(MILLIS, timer -> look());
  }

  private void look() {
    if (!looking) {
      looking = true;
      pool.run(log::look).onComplete(looked -> looking = false);
    }
  }

  public DatabaseClock clock() {
    return clock;
  }

  /**
   * @param action is run, on any thread, when the database holds another log; until {@link #adopt}
   *     the store refuses everything
   */
  public void whenOtherLog(Runnable action) {
    log.whenOther(action);
  }

  /** The ends of these rooms in the other log. */
  public Future<Map<String, Long>> otherHeads(Set<String> rooms) {
    return pool.run(client -> PostgresRoomStore.heads(client, rooms, Long.MAX_VALUE));
  }

  /** Everybody has let go of the log before. */
  public void adopt() {
    log.adopt();
  }

  void close() {
    vertx.cancelTimer(timer);
  }
}
