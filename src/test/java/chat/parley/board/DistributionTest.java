package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How values were distributed: in memory, in what is stored, and over several series. */
class DistributionTest {
  private static final long HOUR = 3_600_000;
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");

  private final long now = System.currentTimeMillis();
  private final Random random = new Random(5);

  private static JsonObject asked(Person person, JsonObject more) {
    return ok(person.asks("board.histogram", OPS.copy().put("metric", "ms").mergeIn(more)));
  }

  private JsonObject piece(long from, long to) {
    return new JsonObject().put("from", now - from).put("to", now - to);
  }

  private JsonObject observed(double value, String region, long ago) {
    return new JsonObject()
        .put("observe", "ms")
        .put("value", value)
        .put("labels", new JsonObject().put("region", region))
        .put("at", now - ago);
  }

  private static long counted(JsonArray bars) {
    return bars.stream().mapToLong(bar -> ((JsonArray) bar).getLong(2)).sum();
  }

  @Test
  @DisplayName("of any piece of the past, also after a restart, of all series or of some")
  void pieces(@TempDir Path data) {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      JsonArray items = new JsonArray();
      for (int n = 0; n < 100; n++) {
        items.add(observed(n, "eu", 30_000)).add(observed(1_000 + n, "us", 30_000));
        items.add(observed(5, "eu", 30 * HOUR));
      }
      items.add(new JsonObject().put("count", "orders"));
      ok(ann.asks("record", OPS.copy().put("items", items)));
      seen(ann);
      JsonObject odd = OPS.copy().put("metric", "orders").mergeIn(piece(HOUR, 0));
      assertEquals("metric", ann.isRefused(409, "kind", "board.histogram", odd).getString("field"));
    }
    try (Server server = Server.start(data)) {
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      bob.joins("lobby");
      seen(bob);
    }
  }

  private void seen(Person person) {
    JsonObject all = asked(person, piece(HOUR, 0));
    assertEquals(200, all.getInteger("count"));
    assertEquals(1_099, all.getInteger("max"));
    assertEquals(99, all.getDouble("p50"), 1);
    assertEquals(200, counted(all.getJsonArray("bars")));
    assertEquals(new JsonArray().add(0).add(0).add(1), all.getJsonArray("bars").getJsonArray(0));
    JsonObject some =
        asked(person, piece(HOUR, 0).put("labels", new JsonObject().put("region", "us")));
    assertEquals(100, some.getInteger("count"));
    assertEquals(1_000, some.getInteger("min"));
    assertEquals(300, asked(person, piece(48 * HOUR, 0)).getInteger("count"));
    assertEquals(100, asked(person, piece(48 * HOUR, 24 * HOUR)).getInteger("count"));
    JsonObject none = asked(person, piece(20 * HOUR, 10 * HOUR));
    assertEquals(0, none.getInteger("count"));
    assertEquals(new JsonArray(), none.getJsonArray("bars"));
  }

  @Test
  @DisplayName("bars hold what fell between their ends, and are few whatever falls where")
  void bars() {
    for (int round = 0; round < 200; round++) {
      ObserveCell cell = new ObserveCell();
      List<Double> exact = new ArrayList<>();
      for (int n = random.nextInt(400); n >= 0; n--) {
        double value =
            random.nextInt(20) == 0 ? 0 : Math.exp(random.nextGaussian() * random.nextInt(100));
        cell.observe(value);
        exact.add(value);
      }
      List<Bar> bars = cell.bars(50);
      assertTrue(bars.size() <= 51, bars.size() + " bars");
      assertEquals(exact.size(), bars.stream().mapToLong(Bar::count).sum());
      double before = -1;
      for (Bar bar : bars) {
        assertTrue(bar.from() >= before && bar.below() >= bar.from(), bars.toString());
        before = bar.below();
        // what lies within the rounding of an end may be on either side
        double slack = bar.below() * 0.001;
        long surely =
            exact.stream().filter(v -> v >= bar.from() + slack && v < bar.below() - slack).count();
        long maybe =
            exact.stream().filter(v -> v >= bar.from() - slack && v <= bar.below() + slack).count();
        assertTrue(surely <= bar.count() && bar.count() <= maybe, bar + " " + surely + " " + maybe);
      }
    }
    ObserveCell largest = new ObserveCell();
    largest.observe(Double.MAX_VALUE);
    assertEquals(1, largest.bars(50).get(0).count());
    assertEquals(List.of(), new ObserveCell().bars(50));
  }
}
