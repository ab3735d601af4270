package chat.parley.store;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this machine's clock is from the database's, which is the one that all nodes share. Used
 * from any thread.
 */
public final class DatabaseClock {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private volatile OptionalLong offset = OptionalLong.empty();
  private boolean told;

  DatabaseClock() {}

  /**
   * @param asked when the database was asked, by this machine's clock
   * @param answer what the database's clock said
   */
  synchronized void compared(long asked, long answer) {
    long now = System.currentTimeMillis();
    // it was read at some time in between: what is certain counts
    long off = answer > now ? now - answer : answer < asked ? asked - answer : 0;
    offset = OptionalLong.of(off);
    boolean wrong = Math.abs(off) > MOST_MILLIS;
    if (wrong && !told) {
      LOG.warn(
          "The clock of this machine is {} s {} the database's: set one of them",
          Math.abs(off) / 1000,
          off > 0 ? "ahead of" : "behind");
    } else if (told && !wrong) {
      LOG.info("The clock of this machine is right again");
    }
    told = wrong;
  }

  /** Milliseconds that this machine's clock is ahead; empty before it was compared. */
  public OptionalLong aheadMillis() {
    return offset;
  }

  /** Whether both agree well enough. */
  public boolean agrees() {
    return Math.abs(offset.orElse(0)) <= MOST_MILLIS;
  }
}
