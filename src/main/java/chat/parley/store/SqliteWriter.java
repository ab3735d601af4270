package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever waits when a commit ends goes into the next one, so that the
 * price of reaching the disk is shared by all who pay it at the same time. An Error ends the thread
 * and goes to its handler of uncaught exceptions; whatever waits is refused.
 */
final class SqliteWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
  private static final int JOBS_PER_COMMIT = 256;

  private final SqliteTransactions transactions;
  private final SqliteFiles files;
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final List<Job> batch = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean ended;

  /** Something to be written. All of it is called on the writer's thread, {@code failed} on any. */
  interface Job {

    /**
     * @return tells whoever waits, once it is committed
     */
    Runnable write(SqliteTransactions transactions) throws SQLException;

    void failed(Throwable cause);
  }

  /** The last one: ends the thread. */
  private static final Job END =
      new Job() {
        @Override
        public Runnable write(SqliteTransactions transactions) {
          return () -> {};
        }

        @Override
        public void failed(Throwable cause) {}
      };

  SqliteWriter(SqliteTransactions transactions, SqliteFiles files) {
    this.transactions = transactions;
    this.files = files;
    thread = new Thread(this, "parley-store-writer");
    thread.start();
  }

  void write(Job job) {
    if (closed) {
      job.failed(new StoreUnavailable("the store is closed", null));
      return;
    }
    queue.add(job);
    if (ended) {
      refuseWaiting();
    }
  }

  @Override
  public void run() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        batch.add(queue.take());
        queue.drainTo(batch, JOBS_PER_COMMIT - 1);
        goesOn = !batch.remove(END);
        commit(List.copyOf(batch));
        batch.clear();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      ended = true;
      queue.addAll(batch);
      refuseWaiting();
    }
  }

  private void refuseWaiting() {
    for (Job job = queue.poll(); job != null; job = queue.poll()) {
      job.failed(new StoreUnavailable("the store is closed", null));
    }
  }

  private void commit(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    List<Runnable> committed = new ArrayList<>();
    try {
      files.check();
      transactions.begin();
      for (Job job : jobs) {
        committed.add(job.write(transactions));
      }
      transactions.commit();
      files.check();
    } catch (SQLException | RuntimeException cause) {
      transactions.abandon(cause);
      files.suspect(cause);
      refuse(jobs, cause);
      return;
    }
    committed.forEach(SqliteWriter::tell);
    checkpoint();
  }

  /** What is committed is safe without it; the next one tries again. */
  private void checkpoint() {
    try {
      transactions.checkpoint();
    } catch (SQLException | RuntimeException cause) {
      transactions.abandon(cause);
      files.suspect(cause);
    }
  }

  /** One job that cannot be stored must not take the others with it; an outage takes all. */
  private void refuse(List<Job> jobs, Exception cause) {
    if (jobs.size() == 1 || SqliteFailure.outage(cause)) {
      Exception named = SqliteFailure.named(cause);
      jobs.forEach(job -> job.failed(named));
    } else {
      jobs.forEach(job -> commit(List.of(job)));
    }
  }

  /** Whoever waits may be gone, and his loop with him; that is no reason not to tell the others. */
  private static void tell(Runnable committed) {
    try {
      committed.run();
    } catch (RuntimeException gone) {
      LOG.warn("Nobody could be told of what was stored: {}", gone.toString());
    }
  }

  /** Waits until everything queued before is committed. */
  void close() throws SQLException, InterruptedException {
    closed = true;
    queue.add(END);
    thread.join();
    if (!files.foreign()) {
      transactions.close();
    }
  }
}
