package chat.parley.transport.statsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardView;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.config.ConfigException;
import chat.parley.config.StatsdConfig;
import chat.parley.support.Await;
import chat.parley.support.LogBook;
import chat.parley.support.Server;
import chat.parley.transport.program.SharedBoard;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs send StatsD to a board. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatsdTest {
  private final int port = free();
  private Server server;
  private SharedBoard board;

  @BeforeAll
  void start(@TempDir Path data) {
    JsonObject statsd = new JsonObject().put("port", port).put("board", "lobby/ops");
    server =
        Server.start(data, new JsonObject().put("boards", new JsonObject().put("statsd", statsd)));
    board = server.boards("reader", "Reader").board("lobby", "ops");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static int free() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void sends(String packet) {
    sends(port, packet);
  }

  private static void sends(int port, String packet) {
    byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A series as it is, once it is so. */
  private <N extends Now> void becomes(
      String metric,
      Map<String, String> labels,
      Class<N> kind,
      java.util.function.Predicate<N> so) {
    Await.until(
        metric,
        Duration.ofSeconds(10),
        () ->
            now(board, metric, labels)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(so)
                .isPresent());
  }

  private static Optional<Now> now(SharedBoard board, String metric, Map<String, String> labels) {
    BoardView view = Await.result(board.now());
    return view.metrics().stream()
        .filter(one -> one.name().text().equals(metric))
        .map(MetricView::series)
        .flatMap(all -> all.stream().filter(one -> one.labels().byKey().equals(labels)))
        .map(series -> series.now())
        .findFirst();
  }

  @Test
  @DisplayName("counters, sampled ones too, timers, sets and tags, many lines in a packet")
  void kinds() {
    sends("orders:1|c\norders:2|c|@0.1\npage.views:1|c|#env:prod,beta,:,shop:\nlatency:320|ms\n");
    sends("latency:10:20:30|h|c:container|T1700000000\nlatency:5|d\nusers:u1|s\nusers:u:2|s\r\n\n");
    becomes("orders", Map.of(), Now.Count.class, count -> count.total() == 21);
    becomes(
        "page.views",
        Map.of("env", "prod", "beta", "true"),
        Now.Count.class,
        count -> count.total() == 1);
    becomes("users", Map.of(), Now.Unique.class, unique -> unique.hour() == 2);
    becomes("latency", Map.of(), Now.Observe.class, some -> some.count() == 2 && some.max() >= 320);
  }

  @Test
  @DisplayName("a gauge is set, grows and shrinks, and names that no board has are bent")
  void gauges() {
    sends("heap used/%:12.5|g");
    becomes("heap_used__", Map.of(), Now.Gauge.class, gauge -> gauge.value() == 12.5);
    sends("heap used/%:+7.5|g\nheap used/%:-1e1|g");
    becomes("heap_used__", Map.of(), Now.Gauge.class, gauge -> gauge.value() == 10);
  }

  @Test
  @DisplayName("a packet of 32 KiB is taken as a whole")
  void large() {
    sends("many:1|c\n".repeat(3_600));
    becomes("many", Map.of(), Now.Count.class, count -> count.total() == 3_600);
  }

  @Test
  @DisplayName("a gauge goes on from what the board has; what is wrong is told in one line")
  void complains() {
    SharedBoard other = server.boards("reader", "Reader").board("lobby", "other");
    Await.result(other.set("queue", 5));
    int port = free();
    StatsdConfig config = new StatsdConfig(port, "127.0.0.1", Optional.of("lobby/other"), 10_000);
    try (LogBook log = new LogBook()) {
      Await.result(
          server
              .vertx()
              .deployVerticle(
                  new StatsdVerticle(config, other, other::now, Duration.ofMillis(300))));
      sends(
          port,
          "nonsense\nx:1|c|@0\nx:|c\nx:1|kg\nx:-1|ms\n:1|c\n_e{1,1}:a|b\nx:1|c|@7\nx:1e17|c\nqueue:1e300|g\nqueue:+1|g\n");
      sends(port, "queue:1|c\n");
      for (int n = 0; n < 20; n++) {
        sends(port, "a".repeat(2_000) + ":1|c");
      }
      Await.until("one line", () -> log.lines("StatsD: 10 lines were wrong").size() == 1);
      assertEquals(
          6, ((Now.Gauge) now(other, "queue", Map.of()).orElseThrow()).value(), "goes on from 5");
      String told = log.lines("StatsD: ").get(0);
      assertTrue(told.contains("packets came too fast") && !told.contains(" 0 packets"), told);
      assertTrue(told.contains(" 1 items are on no board"), told);
    }
  }

  @Test
  @DisplayName("a board that cannot be, or a port in use, stops the start and names the setting")
  void wrong(@TempDir Path other) {
    for (JsonObject statsd :
        List.of(
            new JsonObject().put("port", port).put("board", "lobby/ops"),
            new JsonObject().put("port", free()).put("board", "lobby/no name"))) {
      JsonObject settings = new JsonObject().put("boards", new JsonObject().put("statsd", statsd));
      AssertionError failed =
          assertThrows(
              AssertionError.class,
              () -> Server.start(other.resolve(statsd.getString("board")), settings).close());
      assertTrue(failed.getCause() instanceof ConfigException, String.valueOf(failed.getCause()));
      assertTrue(failed.getCause().getMessage().startsWith("boards.statsd."));
    }
  }
}
