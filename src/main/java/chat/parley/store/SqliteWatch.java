package chat.parley.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second, on a thread of its own, whether the files are still ours, and keeps the seal.
 * Its connection is the first to be opened and the last to be closed.
 */
final class SqliteWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWatch.class);
  private static final int LOOKS_BETWEEN_SEALS = 5;

  private final SqliteFiles files;
  private final SqliteSeal seal;
  private final SqliteSession session;
  private final AtomicLong entries;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private long written;
  private boolean rescued;

  /**
   * @param entries how many entries the database has now
   */
  SqliteWatch(SqliteFiles files, SqliteSeal seal, SqliteSession session, AtomicLong entries) {
    this.files = files;
    this.seal = seal;
    this.session = session;
    this.entries = entries;
    written = entries.get();
    thread = new Thread(this, "parley-store-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      for (int looks = 1; !ending.await(1, TimeUnit.SECONDS); looks++) {
        files.look();
        rescue();
        if (looks % LOOKS_BETWEEN_SEALS == 0) {
          seal();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is only in a log without a name is still known to this process. */
  private void rescue() {
    if (!files.withoutLog() || rescued) {
      return;
    }
    rescued = true;
    try {
      session.run("PRAGMA wal_checkpoint(FULL)");
    } catch (SQLException cause) {
      LOG.error("What parley.db-wal held cannot be saved: {}", cause.getMessage());
    }
  }

  /** A seal that is behind does no harm, so a full disk is no reason to say anything. */
  private void seal() {
    long now = entries.get();
    if (now == written || files.foreign()) {
      return;
    }
    try {
      seal.write(now);
      written = now;
    } catch (IOException full) {
      LOG.debug("parley.seal cannot be written", full);
    }
  }

  /** When nobody else uses the database any more. */
  void close() throws InterruptedException, SQLException, IOException {
    ending.countDown();
    thread.join();
    if (!files.foreign()) {
      session.close();
      files.close();
      seal.close(entries.get());
    }
  }
}
