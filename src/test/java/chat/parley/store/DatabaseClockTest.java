package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A machine whose clock is not the database's. */
class DatabaseClockTest {
  private static final long MINUTE = 60_000;
  private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseClock.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final DatabaseClock clock = new DatabaseClock();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void ignore() {
    logger.detachAppender(log);
  }

  private void compare(long databaseIsAhead) {
    long now = System.currentTimeMillis();
    clock.compared(now, now + databaseIsAhead);
  }

  private List<String> told() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  @DisplayName("what a slow answer explains is no difference, and a minute is borne")
  void agreed() {
    long now = System.currentTimeMillis();
    clock.compared(now - 5_000, now - 2_000);
    assertEquals(0, clock.aheadMillis().orElseThrow());
    compare(MINUTE - 5_000);
    assertTrue(clock.agrees());
    assertEquals(List.of(), told());
  }

  @Test
  @DisplayName("a clock that is off by ten minutes is told once, and once that it is right again")
  void off() {
    compare(10 * MINUTE);
    compare(10 * MINUTE);
    assertFalse(clock.agrees());
    assertEquals(-10 * MINUTE, clock.aheadMillis().orElseThrow(), 1_000);
    compare(0);
    assertEquals(2, told().size());
    assertTrue(told().get(0).contains("behind the database's"), told().get(0));
    compare(-10 * MINUTE);
    assertTrue(told().get(2).contains("ahead of"), told().get(2));
  }
}
