package chat.parley.transport.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import chat.parley.transport.feed.BoardFeed;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.Losses;
import chat.parley.transport.program.SharedBoard;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Brings what a program logs into the log of a board. The thread that logs never waits: what has no
 * place is left out, and the board says how many lines that were. What Parley itself logs does not
 * come: a line about a line would never end.
 *
 * <p>In logback.xml it is an appender like others, with {@code <source>}; the program connects it
 * with {@link #to} once Parley has started. What was logged before that is not on the board.
 */
public final class BoardAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final long WAITING_BYTES = 4 * 1024 * 1024;
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final List<String> BENEATH =
      List.of(
          "io.vertx.",
          "io.netty.",
          "com.hazelcast.",
          "org.sqlite.",
          "org.postgresql.",
          "org.flywaydb.",
          "io.micrometer.");

  private long waitingBytes = WAITING_BYTES;
  private EventItems items = new EventItems("app");

  /** Nothing is taken before it is connected. */
  private volatile BoardFeed feed;

  /**
   * What the lines come from, as metrics are called.
   *
   * @param source {@code app} unless said
   */
  public void setSource(String source) {
    items = new EventItems(source);
  }

  /** Bytes of lines that may wait, near enough. */
  public void setWaitingBytes(long bytes) {
    waitingBytes = bytes;
  }

  /** From now on lines go to this board. */
  public void to(SharedBoard board) {
    feed = board.feed(waitingBytes, QUIET, this::lost);
  }

  @Override
  protected void append(ILoggingEvent event) {
    BoardFeed now = feed;
    if (now != null && !own(event)) {
      now.offer(items.of(event));
    }
  }

  /** What Parley stands on tells, at its lower levels, of each record, and so of each line. */
  private static boolean own(ILoggingEvent event) {
    String logger = event.getLoggerName();
    return logger.equals("parley")
        || logger.startsWith("chat.parley.")
        || !event.getLevel().isGreaterOrEqual(Level.WARN)
            && BENEATH.stream().anyMatch(logger::startsWith);
  }

  /** That the board refuses lines it cannot be told. */
  private void lost(Losses losses) {
    if (losses.full() > 0) {
      String text = losses.full() + " lines are missing here: too many came at once";
      feed.offer(BoardItem.log(items.source(), "warn", text, Map.of()));
    }
    if (losses.full() < losses.all()) {
      addWarn(losses.all() - losses.full() + " lines are on no board: " + losses.why());
    }
  }
}
