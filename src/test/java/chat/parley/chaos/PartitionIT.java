package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import chat.parley.support.RoundRobin;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One node of three loses the others, but neither its clients nor the database. */
@EnabledIfSystemProperty(named = "chaos.long", matches = "true")
@Tag("alone")
class PartitionIT {
  private static final Duration LONG = Duration.ofSeconds(150);
  private static final int PER_SECOND = 100;
  private static final int FIRST_PORT = 8_080;

  @TempDir private Path folder;
  private Namespaces hosts;
  private Postgres postgres;
  private Vertx vertx;
  private RoundRobin database;
  private final List<Jar> jars = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Namespaces.allowed(), "network namespaces need root and iproute2: not tested here");
    hosts = new Namespaces(3);
    postgres = Postgres.start();
    vertx = Vertx.vertx();
    database = new RoundRobin(vertx, hosts.here(), () -> List.of(postgres.port()));
    for (int n = 1; n <= 3; n++) {
      Map<String, String> environment =
          new HashMap<>(
              new Nodes(folder, Postgres.url(hosts.here(), database.port())).environment());
      environment.put("PARLEY_HTTP_HOST", hosts.outer(n));
      environment.put("PARLEY_CLUSTER_PORT", "5701");
      environment.put("PARLEY_CLUSTER_HOST", hosts.inner(n));
      environment.put(
          "PARLEY_CLUSTER_MEMBERS", hosts.inner(1) + "," + hosts.inner(2) + "," + hosts.inner(3));
      environment.put("PARLEY_OPERATIONS_HOST", hosts.outer(n));
      Path home = Files.createTempDirectory(folder, "node");
      jars.add(
          Jar.start(hosts.on(n), home, environment, "-cluster", "--port", "" + (FIRST_PORT + n)));
    }
    jars.forEach(Jar::port);
    awaitNodes(3);
  }

  @AfterEach
  void stop() {
    if (hosts != null) {
      jars.forEach(Jar::close);
      database.close();
      Await.result(vertx.close());
      postgres.close();
      hosts.close();
    }
  }

  private void awaitNodes(int... each) {
    for (int n = 1; n <= 3; n++) {
      int host = n;
      int count = each.length == 1 ? each[0] : each[n - 1];
      Await.until(
          "host " + n + " hears " + count,
          LONG,
          () -> Nodes.hears(hosts.outer(host), jars.get(host - 1)) == count);
    }
  }

  private int ready(int host) {
    return Nodes.ready(hosts.outer(host), jars.get(host - 1));
  }

  /** Each node has a port of its own, which says on which host it is. */
  private Wire.Carrier webSocket() {
    return (port, ear) -> JdkWebSocket.at(hosts.outer(port - FIRST_PORT)).connect(port, ear);
  }

  @Test
  @DisplayName("both sides go on through the store, and are one again when the network is back")
  void partition() throws Exception {
    cutFor(Duration.ofSeconds(5));
    if (Length.isLong()) {
      cutFor(Duration.ofSeconds(60));
    }
  }

  private void cutFor(Duration time) throws Exception {
    List<Integer> ports = List.of(FIRST_PORT + 1, FIRST_PORT + 2, FIRST_PORT + 3);
    Map<String, Wire.Carrier> carriers = Map.of("websocket", webSocket());
    String room = "cut-" + time.toSeconds();
    long seed = Length.seed();
    try (Crew crew = new Crew(room, () -> ports, carriers, 9, new Random(seed).nextLong())) {
      crew.arrives(LONG);
      crew.speaks(PER_SECOND);
      assertTrue(crew.hasSaid(PER_SECOND, LONG));
      hosts.cut(3);
      long end = System.nanoTime() + time.toNanos();
      if (time.toSeconds() > 20) {
        awaitNodes(2, 2, 1);
        Await.until("the one that is alone is not ready", LONG, () -> ready(3) == 503);
        assertEquals(200, ready(1), "the others are more than half");
      }
      Await.until("the time is over", LONG, () -> System.nanoTime() > end);
      hosts.heal(3);
      crew.healed();
      long healed = System.nanoTime();
      awaitNodes(3);
      long together = (System.nanoTime() - healed) / 1_000_000;
      System.out.println("together again " + together + " ms after healing");
      int said = crew.history().acknowledgements().size();
      assertTrue(crew.hasSaid(said + PER_SECOND, LONG));
      Verdict verdict = crew.verdict(LONG);
      Report.add(
          "partition %d s, together after %d ms".formatted(time.toSeconds(), together), verdict);
      assertTrue(verdict.clean(), verdict.toString());
      assertEquals(0, verdict.reconnects(), verdict.toString());
      assertEquals(verdict.sends().attempted(), verdict.sends().acknowledged());
      assertTrue(together < 30_000, "live again within 30 s, not " + together + " ms");
    }
  }
}
