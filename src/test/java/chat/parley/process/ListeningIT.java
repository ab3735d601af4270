package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.support.Jar;
import chat.parley.support.Listening;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every port of a node listens where its setting says, and nowhere else. */
class ListeningIT {
  private static final String NODES = "127.0.0.1";
  private static final String CLIENTS = "127.0.0.2";
  private static final String OPERATORS = "127.0.0.3";

  @TempDir private static Path folder;

  @BeforeAll
  static void onLinux() {
    assumeTrue(Listening.isKnown(), "only Linux says who listens where");
  }

  @Test
  @DisplayName("a node on its own: clients and operators, each at their address")
  void single() {
    Map<String, String> settings =
        Map.of("PARLEY_HTTP_HOST", CLIENTS, "PARLEY_OPERATIONS_HOST", OPERATORS);
    try (Jar jar = Jar.start(folder, settings, "--port", "0")) {
      Set<Listening> expected =
          Set.of(
              new Listening(CLIENTS, jar.port()), new Listening(OPERATORS, jar.operationsPort()));
      assertEquals(expected, Listening.of(jar.pid()));
    }
  }

  @Test
  @DisplayName(
      "a node of a cluster: event bus, passed requests and cluster manager at cluster.host")
  void clustered() {
    Postgres postgres = Postgres.start();
    Nodes nodes =
        new Nodes(folder, postgres.url())
            .with("PARLEY_HTTP_HOST", CLIENTS)
            .with("PARLEY_OPERATIONS_HOST", OPERATORS);
    try (postgres;
        Jar jar = nodes.startOne()) {
      int port = jar.port();
      Set<Listening> open = new HashSet<>(Listening.of(jar.pid()));
      assertTrue(open.remove(new Listening(CLIENTS, port)), open.toString());
      assertTrue(open.remove(new Listening(OPERATORS, jar.operationsPort())), open.toString());
      assertEquals(3, open.size(), open.toString());
      assertEquals(
          Set.of(NODES), open.stream().map(Listening::address).collect(Collectors.toSet()));
      int manager = Integer.parseInt(nodes.environment().get("PARLEY_CLUSTER_PORT"));
      assertTrue(open.contains(new Listening(NODES, manager)), open.toString());
    }
  }
}
