package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, clients on all of them over every carrier, and what goes wrong in production:
 * nothing acknowledged is lost, nothing comes twice, nothing comes in another order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("alone")
class FaultsIT {
  private static final Duration LONG = Duration.ofSeconds(120);

  /** In every build two cores have three nodes that restart besides. */
  private static final int PER_SECOND = Length.isLong() ? 100 : 40;

  private static final int SIZE = 14;
  private static final long SEED = Length.seed();

  @TempDir private static Path folder;
  private static final Length LENGTH = Length.here();
  private static final Random RANDOM = new Random(SEED);
  private static Postgres postgres;
  private static Nodes nodes;
  private static Vertx clients;

  @BeforeAll
  static void start() {
    System.out.println("chaos seed " + SEED);
    postgres = Postgres.start();
    nodes = new Nodes(folder, postgres.url()).start(3);
    clients = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    nodes.close();
    postgres.close();
    Await.result(clients.close());
  }

  private static List<Integer> ports() {
    return nodes.all().stream().filter(Jar::listens).map(Jar::port).toList();
  }

  /** Something that goes wrong while a crew speaks, and is over when it returns. */
  private interface Fault {
    void happens(Crew crew) throws Exception;
  }

  private static Verdict during(String name, Fault fault) throws Exception {
    return during(name, Carriers.all(clients), SIZE, fault);
  }

  private static Verdict during(
      String name, Map<String, Wire.Carrier> carriers, int size, Fault fault) throws Exception {
    String room = name.replaceAll("[^A-Za-z0-9]+", "-");
    try (Crew crew = new Crew(room, FaultsIT::ports, carriers, size, RANDOM.nextLong())) {
      crew.arrives(LONG);
      crew.speaks(PER_SECOND);
      assertTrue(crew.hasSaid(PER_SECOND, LONG));
      fault.happens(crew);
      crew.healed();
      int before = crew.history().acknowledgements().size();
      assertTrue(crew.hasSaid(before + PER_SECOND, LONG), "nothing is acknowledged any more");
      Verdict verdict = crew.verdict(LONG);
      Report.add(name, verdict);
      assertTrue(verdict.clean(), verdict.toString());
      assertEquals(verdict.sends().attempted(), verdict.sends().acknowledged());
      assertEquals(List.of(), verdict.clients().lostPositions());
      return verdict;
    }
  }

  /** Nobody who came back within his 20 s was ever told to have left. */
  private static void assertNobodyLeft(Crew crew) {
    for (Talker witness : crew.talkers()) {
      for (Talker talker : crew.talkers()) {
        assertEquals(0, witness.presence().leaves(talker.user()), talker + " seen by " + witness);
      }
    }
  }

  /** In every build {@code CrewTest} has it on one node, and all others here on three. */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @Order(1)
  @DisplayName("three nodes, all carriers: everybody hears everything once, in one order")
  void healthy() throws Exception {
    Verdict verdict = during("no fault", crew -> assertTrue(crew.hasSaid(5 * PER_SECOND, LONG)));
    assertEquals(0, verdict.reconnects(), verdict.toString());
  }

  @Test
  @Order(2)
  @DisplayName("kill -9 of a node under load, again and again")
  void kill() throws Exception {
    during("kill -9", this::killed);
  }

  /** People write a document meanwhile, and all of them end with the same text. */
  private void killed(Crew crew) throws Exception {
    try (WritingCrew writers = new WritingCrew("lobby/notes", ports())) {
      for (int n = 0; n < LENGTH.kills(); n++) {
        writers.type();
        int victim = RANDOM.nextInt(3);
        int said = crew.history().acknowledgements().size() + RANDOM.nextInt(2 * PER_SECOND);
        assertTrue(crew.hasSaid(said, LONG));
        nodes.node(victim).kill();
        said = crew.history().acknowledgements().size();
        assertTrue(crew.hasSaid(said + 20, LONG), "the others do not go on");
        writers.moved(victim, nodes.restart(victim).port());
        nodes.awaitNodes(3);
        assertEverybodySeen(crew);
      }
      assertNobodyLeft(crew);
      assertFalse(writers.agrees().isEmpty());
    }
  }

  private static void assertEverybodySeen(Crew crew) {
    Await.until(
        "everybody sees everybody",
        () ->
            crew.talkers().stream()
                .allMatch(
                    witness ->
                        crew.talkers().stream()
                            .allMatch(
                                talker -> witness.presence().present().contains(talker.user()))));
  }

  /** In every build {@code HungNodeIT} has it for its clients. */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @Order(3)
  @DisplayName("a node that hangs for longer than it is missed, and then goes on")
  void hangs() throws Exception {
    during(
        "SIGSTOP " + LENGTH.hung().toSeconds() + " s",
        crew -> {
          nodes.node(1).signal("STOP");
          long until = System.nanoTime() + LENGTH.hung().toNanos();
          Await.until("the time is over", LONG, () -> System.nanoTime() > until);
          nodes.node(1).signal("CONT");
          // it is heard at once, thrown out by the cluster manager, and let in again
          nodes.awaitSteady(3);
        });
  }

  /**
   * In every build {@code PostgresOutageTest} has the messages of it, and {@code
   * PostgresInboxStoreTest} the read mark that was once taken back by it.
   */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @Order(4)
  @DisplayName("PostgreSQL is killed and started again: held or refused, never lost")
  void databaseDies() throws Exception {
    during(
        "PostgreSQL kill -9, back after " + LENGTH.outage().toSeconds() + " s",
        crew -> {
          postgres.kill();
          Await.until("a node is not ready", LONG, () -> ready(0) == 503);
          long until = System.nanoTime() + LENGTH.outage().toNanos();
          Await.until("the time is over", LONG, () -> System.nanoTime() > until);
          postgres.restart();
          Await.until("all are ready", LONG, () -> ready(0) + ready(1) + ready(2) == 600);
        });
  }

  private static int ready(int node) {
    return Fetched.operations(nodes.node(node), "/health/ready").status();
  }

  /** In every build {@code PostgresFailoverTest} has it for the store. */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @Order(5)
  @DisplayName("every connection to PostgreSQL is cut, three times")
  void connectionsCut() throws Exception {
    during(
        "pool cut",
        crew -> {
          for (int n = 1; n <= 3; n++) {
            postgres.cutConnections();
            int said = crew.history().acknowledgements().size();
            assertTrue(crew.hasSaid(said + PER_SECOND / 2, LONG));
          }
        });
  }

  @Test
  @Order(6)
  @DisplayName("one node after the other is restarted: each client moves at most once for each")
  void rollingRestart() throws Exception {
    Map<String, Wire.Carrier> webSockets = Map.of("websocket", JdkWebSocket.CARRIER);
    during(
        "rolling restart, " + LENGTH.clients() + " clients",
        webSockets,
        LENGTH.clients(),
        crew -> {
          for (int n = 0; n < LENGTH.restarts(); n++) {
            Jar old = nodes.node(n);
            old.terminate();
            assertEquals(0, old.exitCode());
            nodes.restart(n);
            nodes.awaitNodes(3);
          }
          crew.talkers()
              .forEach(
                  talker ->
                      assertTrue(
                          talker.reconnects() <= LENGTH.restarts(), "more than once: " + talker));
          assertNobodyLeft(crew);
        });
  }
}
