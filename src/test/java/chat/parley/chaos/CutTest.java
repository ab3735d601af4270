package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Scissors;
import chat.parley.support.Server;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut in the middle of a frame, an answer or a page, over every carrier. */
class CutTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int PLACES = 50;
  private static final int FARTHEST = 14_000;

  @TempDir private Path data;
  private Server server;
  private Vertx clients;

  @BeforeEach
  void start() {
    server =
        Server.start(
            data, new JsonObject().put("times", new JsonObject().put("presenceGraceSeconds", 20)));
    clients = Vertx.vertx();
  }

  @AfterEach
  void stop() {
    Await.result(clients.close());
    server.close();
  }

  @Test
  @DisplayName("fifty cuts over each carrier: all hear everything once, and see the same")
  void fiftyPlaces() {
    long seed = Length.seed();
    List<Cut> cuts = new ArrayList<>();
    Map<String, Wire.Carrier> carriers = Carriers.all(clients);
    // half a handshake keeps the client of the JDK busy for long
    carriers.put("ws", VertxWebSocket.plain(clients));
    carriers.forEach((name, carrier) -> cuts.add(new Cut(name, carrier, new Random(seed))));
    cuts.forEach(Cut::begins);
    cuts.forEach(Cut::ends);
  }

  /** A crew of one carrier, and what cuts it off. */
  private final class Cut {
    private final String carrier;
    private final Scissors scissors = Scissors.before(clients, server.port());
    private final Random random;
    private final Crew crew;

    Cut(String name, Wire.Carrier carrier, Random random) {
      this.carrier = name;
      this.random = random;
      this.crew =
          new Crew(
              name, () -> List.of(scissors.port()), Map.of(name, carrier), 6, random.nextLong());
    }

    void begins() {
      crew.arrives(LONG);
      scissors.cutAfter(
          IntStream.generate(() -> random.nextInt(FARTHEST)).limit(PLACES).iterator());
      crew.speaks(20);
    }

    void ends() {
      Await.until(carrier + " is cut", LONG, () -> scissors.cuts() == PLACES);
      Verdict verdict = crew.verdict(LONG);
      assertTrue(verdict.clean(), verdict.toString());
      assertEquals(verdict.sends().attempted(), verdict.sends().acknowledged());
      assertEquals(List.of(), verdict.clients().lostPositions(), verdict.toString());
      assertTrue(verdict.reconnects() > 0, verdict.toString());
      crew.close();
      scissors.close();
    }
  }
}
