package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One healthy server, and clients of all kinds; {@link CutTest} has those who are cut off. */
class CrewTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int MESSAGES = 400;
  private static final int SIZE = 8;

  @TempDir private Path data;
  private Server server;
  private Vertx clients;
  private Crew crew;

  @BeforeEach
  void start() {
    server = Server.start(data);
    clients = Vertx.vertx();
    List<Integer> ports = List.of(server.port());
    crew = new Crew("lobby", () -> ports, Carriers.all(clients), SIZE, System.nanoTime());
    crew.arrives(LONG);
  }

  @AfterEach
  void stop() {
    crew.close();
    Await.result(clients.close());
    server.close();
  }

  @Test
  @DisplayName("all carriers together: everything is said once, and heard by all in order")
  void healthy() {
    crew.speaks(200);
    assertTrue(crew.hasSaid(MESSAGES, LONG));
    Verdict verdict = crew.verdict(LONG);
    assertKept(verdict);
    assertEquals(0, verdict.reconnects(), verdict.toString());
  }

  private static void assertKept(Verdict verdict) {
    assertTrue(verdict.clean(), verdict.toString());
    assertTrue(verdict.sends().acknowledged() >= MESSAGES, verdict.toString());
    assertEquals(verdict.sends().attempted(), verdict.sends().acknowledged(), verdict.toString());
  }
}
