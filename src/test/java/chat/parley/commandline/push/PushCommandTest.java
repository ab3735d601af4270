package chat.parley.commandline.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardView;
import chat.parley.board.Now;
import chat.parley.board.lines.LogLine;
import chat.parley.board.lines.NumberedLine;
import chat.parley.support.Await;
import chat.parley.support.Server;
import chat.parley.transport.program.SharedBoard;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code java -jar parley.jar push}: what a program prints is on a board. */
class PushCommandTest {
  @TempDir private Path data;

  /** What came of a push. */
  private record Pushed(int code, String told) {}

  private static Pushed push(int port, String input, String... options) {
    List<String> all = new ArrayList<>(List.of("--board", "lobby/ops"));
    all.addAll(List.of("--url", "http://127.0.0.1:" + port + "/"));
    all.addAll(List.of(options));
    PushCommand command =
        CommandLine.populateCommand(new PushCommand(), all.toArray(String[]::new));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    try {
      int code = command.run(in, new PrintStream(told, true, StandardCharsets.UTF_8));
      return new Pushed(code, told.toString(StandardCharsets.UTF_8).strip());
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static SharedBoard board(Server server) {
    return server.boards("reader", "Reader").board("lobby", "ops");
  }

  private static Now now(Server server, String metric) {
    BoardView view = Await.result(board(server).now());
    return view.metrics().stream()
        .filter(one -> one.name().text().equals(metric))
        .findFirst()
        .orElseThrow()
        .series()
        .get(0)
        .now();
  }

  private static List<LogLine> lines(Server server) {
    return Await.result(board(server).lines(500)).stream().map(NumberedLine::line).toList();
  }

  private static String newest(Server server) {
    List<LogLine> lines = lines(server);
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).text();
  }

  @Test
  @DisplayName("lines are lines of the log, with a level that was guessed, in their order")
  void logs() {
    try (Server server = Server.start(data)) {
      String input =
          "started\r\n\nWARN slow 你好\nERROR it broke\n\tat Shop.java\n" + "x".repeat(50_000);
      Pushed pushed = push(server.port(), input, "--metric", "web/1");
      assertEquals(new Pushed(0, "Pushed 5 lines to lobby/ops"), pushed);
      Await.until("all is there", () -> lines(server).size() == 5);
      assertEquals(
          List.of(
              "INFO started", "WARN WARN slow 你好", "ERROR ERROR it broke", "ERROR \tat Shop.java"),
          lines(server).stream().limit(4).map(line -> line.level() + " " + line.text()).toList());
      assertEquals("web_1", lines(server).get(0).source().text());
      assertTrue(lines(server).get(4).text().endsWith("x…"));
    }
  }

  @Test
  @DisplayName(
      "numbers are items of a metric; what is none is told by its line, and harms no other")
  void numbers() {
    try (Server server = Server.start(data)) {
      Pushed counted = push(server.port(), "1\ntwo\n40.5\n", "--kind", "count", "--metric", "n");
      assertEquals(1, counted.code());
      assertTrue(counted.told().startsWith("line 2: "), counted.told());
      assertTrue(counted.told().endsWith("Pushed 2 lines to lobby/ops; 1 were refused"));
      assertEquals(41.5, ((Now.Count) now(server, "n")).total());
      assertEquals(0, push(server.port(), "9\n8\n7\n", "--kind", "gauge", "--metric", "g").code());
      assertEquals(7, ((Now.Gauge) now(server, "g")).value());
      assertEquals(0, push(server.port(), "5\n6\n", "--kind", "observe", "--metric", "o").code());
      assertEquals(2, ((Now.Observe) now(server, "o")).count());
      assertEquals(0, push(server.port(), "a\na\nb", "--kind", "top", "--metric", "t").code());
      assertEquals(2, ((Now.Top) now(server, "t")).keys().get(0).weight());
      assertEquals(0, push(server.port(), "a\na\nb", "--kind", "unique", "--metric", "u").code());
      assertEquals(2, ((Now.Unique) now(server, "u")).hour());
    }
  }

  @Test
  @DisplayName("line protocol and JSON go as they are")
  void formats() {
    try (Server server = Server.start(data)) {
      assertEquals(0, push(server.port(), "cpu value=3\n", "--format", "lines").code());
      assertEquals(3, ((Now.Gauge) now(server, "cpu")).value());
      Pushed json = push(server.port(), "[1]\n{\"count\":\"n\"}\nno\n[2]\n", "--format", "json");
      assertEquals(1, json.code());
      assertTrue(json.told().startsWith("line 1: ") && json.told().contains("line 4: "));
      assertTrue(json.told().endsWith("Pushed 1 lines to lobby/ops; 3 were refused"), json.told());
      assertEquals(1, ((Now.Count) now(server, "n")).total());
    }
  }

  @Test
  @DisplayName("who is not let in is told so at once")
  void refused() {
    try (Server server = Server.start(data)) {
      Pushed pushed = push(server.port(), "a\nb\n", "--token", "nobody.nothing");
      assertEquals(1, pushed.code());
      assertTrue(pushed.told().startsWith("Parley cannot push: 401 "), pushed.told());
      assertTrue(pushed.told().endsWith("Pushed 0 lines to lobby/ops; 2 were refused"));
    }
    Pushed nobody = push(1, "a\n", "--patience", "0");
    assertEquals(1, nobody.code());
    assertTrue(nobody.told().contains("nobody answers at ws://127.0.0.1:1/ws"), nobody.told());
  }

  @Test
  @DisplayName("it waits for a server that is not there yet, and no longer than its pace allows")
  void waits() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String input =
        IntStream.range(0, 5_000)
            .mapToObj(n -> "line " + n + " " + "x".repeat(90) + "\n")
            .collect(Collectors.joining());
    CompletableFuture<Pushed> pushed = CompletableFuture.supplyAsync(() -> push(port, input));
    JsonObject settings =
        new JsonObject()
            .put("http", new JsonObject().put("port", port))
            .put("limits", new JsonObject().put("sendBytesPerSecond", 200_000));
    try (Server server = Server.installed(data, settings)) {
      assertEquals(
          new Pushed(0, "Pushed 5000 lines to lobby/ops"), pushed.get(60, TimeUnit.SECONDS));
      Await.until("the last line", () -> newest(server).startsWith("line 4999 "));
    }
  }

  @Test
  @DisplayName("who writes faster than the server takes has to wait")
  void backPressure() throws InterruptedException {
    AtomicLong written = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return written.incrementAndGet() % 100 == 0 ? '\n' : 'x';
          }
        };
    InputLines lines = new InputLines(endless);
    lines.begin();
    Await.until("it has read ahead", () -> written.get() > 100_000);
    assertEquals(500, lines.batch().size());
    assertTrue(written.get() < 100 * 2_500, "read " + written.get());
  }
}
