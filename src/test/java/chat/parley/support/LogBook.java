package chat.parley.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the server has logged since the book was opened. */
public final class LogBook implements AutoCloseable {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  public LogBook() {
    lines.start();
    root().addAppender(lines);
  }

  /** Errors, and stack traces of any level. */
  public List<String> troubles() {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel() == Level.ERROR || line.getThrowableProxy() != null)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Those that say this. */
  public List<String> lines(String part) {
    return List.copyOf(lines.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(part))
        .toList();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    root().detachAppender(lines);
  }
}
