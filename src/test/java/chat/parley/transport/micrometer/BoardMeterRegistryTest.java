package chat.parley.transport.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.support.Await;
import chat.parley.support.Server;
import chat.parley.transport.program.SharedBoard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of a program are on a board. */
class BoardMeterRegistryTest {

  private static Optional<Now> now(SharedBoard board, String metric, Map<String, String> labels) {
    return Await.result(board.now()).metrics().stream()
        .filter(one -> one.name().text().equals(metric))
        .map(MetricView::series)
        .flatMap(all -> all.stream().filter(one -> one.labels().byKey().equals(labels)))
        .map(series -> series.now())
        .findFirst();
  }

  private static double value(SharedBoard board, String metric) {
    Await.until(metric, () -> now(board, metric, Map.of()).isPresent());
    return ((Now.Gauge) now(board, metric, Map.of()).orElseThrow()).value();
  }

  @Test
  @DisplayName("counters, gauges, timers and summaries, once each step, and the last at the close")
  void meters(@TempDir Path data) {
    try (Server server = Server.start(data)) {
      SharedBoard board = server.boards("shop", "Shop").board("lobby", "meters");
      CompositeMeterRegistry meters = new CompositeMeterRegistry();
      BoardMeterRegistry registry = new BoardMeterRegistry(board, Duration.ofSeconds(1));
      meters.add(registry);
      Counter orders =
          Counter.builder("orders").tags("country", "de", "no/name", "x\ny").register(meters);
      AtomicInteger queue = new AtomicInteger(7);
      Gauge.builder("queue", queue, AtomicInteger::get).register(meters);
      Gauge.builder("gone", () -> Double.NaN).register(meters);
      Timer timer = Timer.builder("http.time").publishPercentiles(0.5, 0.999).register(meters);
      DistributionSummary sizes = DistributionSummary.builder("size").register(meters);
      orders.increment(3);
      timer.record(Duration.ofMillis(250));
      timer.record(Duration.ofMillis(50));
      sizes.record(1_000);
      Map<String, String> labels = Map.of("country", "de", "no_name", "x_y");
      Await.until("3 orders", () -> total(board, "orders", labels) == 3);
      assertEquals(7, value(board, "queue"));
      assertEquals(150, value(board, "http.time.mean"));
      assertEquals(250, value(board, "http.time.max"));
      assertEquals(250, value(board, "http.time.p99.9"), 10);
      assertEquals(50, value(board, "http.time.p50"), 10);
      assertEquals(1_000, value(board, "size.max"));
      assertEquals(2, total(board, "http.time.count", Map.of()));
      assertEquals(Optional.empty(), now(board, "gone", Map.of()));
      orders.increment(4);
      registry.close();
      Await.until("7 orders", () -> total(board, "orders", labels) == 7);
      assertThrows(
          IllegalArgumentException.class,
          () -> new BoardMeterRegistry(board, Duration.ofMillis(10)));
    }
  }

  private static double total(SharedBoard board, String metric, Map<String, String> labels) {
    return now(board, metric, labels).map(now -> ((Now.Count) now).total()).orElse(0.0);
  }
}
