package chat.parley.transport.logback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import chat.parley.board.lines.LogLine;
import chat.parley.board.lines.NumberedLine;
import chat.parley.support.Await;
import chat.parley.support.Server;
import chat.parley.transport.program.SharedBoard;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A program logs, and the log of a board has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardAppenderTest {
  private Server server;
  private int boards;
  private SharedBoard board;

  @BeforeAll
  void start(@TempDir Path data) {
    server = Server.start(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    board = server.boards("shop", "Shop").board("lobby", "log-" + ++boards);
  }

  private List<LogLine> lines() {
    return Await.result(board.lines(500)).stream().map(NumberedLine::line).toList();
  }

  private void comes(int lines) {
    Await.until(lines + " lines", Duration.ofSeconds(10), () -> lines().size() >= lines);
  }

  /** A logging of its own, as logback.xml sets it up. */
  private static LoggerContext configured(String appender) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    String xml =
        "<configuration><appender name=\"board\" class=\""
            + BoardAppender.class.getName()
            + "\">"
            + appender
            + "</appender><root level=\"TRACE\"><appender-ref ref=\"board\"/></root>"
            + "</configuration>";
    configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return context;
  }

  private static BoardAppender appender(LoggerContext context) {
    Appender<ILoggingEvent> found = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("board");
    return (BoardAppender) found;
  }

  @Test
  @DisplayName("levels, words, what is known beside them, and the stack of what failed")
  void logs() throws JoranException {
    LoggerContext context = configured("<source>shop/web</source>");
    context.getLogger("shop.Orders").info("before it is connected");
    appender(context).to(board);
    context.getLogger("shop.Orders").trace("order {} of {}", 7, "ann");
    MDC.put("request", "r-1");
    context
        .getLogger("shop.Orders")
        .error("no \ud83d money \ud83d\ude00", new IllegalStateException("broke"));
    MDC.remove("request");
    context.getLogger("shop.Orders").warn("x".repeat(20_000));
    comes(3);
    List<LogLine> lines = lines();
    assertEquals(3, lines.size());
    assertEquals("order 7 of ann", lines.get(0).text());
    assertEquals(chat.parley.board.Level.TRACE, lines.get(0).level());
    assertEquals("shop_web", lines.get(0).source().text());
    LogLine error = lines.get(1);
    assertEquals("no ? money \ud83d\ude00", error.text());
    assertEquals(chat.parley.board.Level.ERROR, error.level());
    JsonObject fields = new JsonObject(error.fields().orElseThrow());
    assertEquals("shop.Orders", fields.getString("logger"));
    assertEquals("r-1", fields.getString("request"));
    assertTrue(fields.getString("stack").startsWith("java.lang.IllegalStateException: broke"));
    assertTrue(lines.get(2).text().endsWith("x…"), "cut where there is no more place");
  }

  @Test
  @DisplayName("who logs too much never waits, and the board says how much is missing")
  void drops() throws JoranException {
    LoggerContext context = configured("<waitingBytes>20000</waitingBytes>");
    appender(context).to(board);
    Logger logger = context.getLogger("shop");
    for (int n = 0; n < 2_000; n++) {
      logger.info("a line of many, with the number {}", n);
    }
    Await.until(
        "it is told",
        () -> lines().stream().anyMatch(line -> line.text().contains("lines are missing here")));
    assertTrue(lines().size() < 1_000, "some are left out");
  }

  @Test
  @DisplayName("a line makes no line of its own, though Parley and its loops tell all they do")
  void noLoop() throws JoranException {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Appender<ILoggingEvent> console = root.getAppender("console");
    BoardAppender appender = new BoardAppender();
    appender.setContext(root.getLoggerContext());
    appender.to(board);
    appender.start();
    root.detachAppender(console);
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    try {
      for (int n = 1; n <= 20; n++) {
        root.getLoggerContext().getLogger("shop").info("line {}", n);
        comes(n);
      }
      assertEquals(20, lines().size(), lines().toString());
    } finally {
      root.setLevel(Level.WARN);
      root.detachAppender(appender);
      root.addAppender(console);
    }
  }
}
