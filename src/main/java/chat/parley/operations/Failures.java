package chat.parley.operations;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of commands that failed: the first of many with its stack, and how many followed.
 * While the database is away every command fails, and the log must not be what fills the disk.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private long toldAt = System.nanoTime() - QUIET_NANOS;
  private long untold;

  /** An Error that a future has caught goes where it would have gone without that. */
  public void tell(String command, Throwable cause) {
    if (cause instanceof Error) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
    }
    long now = System.nanoTime();
    if (now - toldAt < QUIET_NANOS) {
      untold++;
    } else {
      LOG.error(
          "{} failed; so did {} commands since the last that was told", command, untold, cause);
      toldAt = now;
      untold = 0;
    }
  }
}
