package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.ClusterKey;
import chat.parley.support.Fetched;
import chat.parley.support.Jar;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of one database that do not trust each other say so, and name the setting. */
class DistrustIT {
  @TempDir private static Path folder;

  @Test
  @DisplayName("nodes whose keys do not fit say why they are alone, in a line and when asked")
  void alone() throws Exception {
    try (Postgres postgres = Postgres.start();
        Nodes nodes =
            ClusterKey.made(folder.resolve("one.p12"), new Nodes(folder, postgres.url()));
        Jar one = nodes.startOne();
        Jar other = ClusterKey.made(folder.resolve("other.p12"), nodes).startOne()) {
      saysWhy(one, "do not trust each other: cluster.keyStore and cluster.trustStore");
      saysWhy(other, "do not trust each other: cluster.keyStore and cluster.trustStore");
    }
  }

  private static void saysWhy(Jar node, String why) {
    node.port();
    Await.until(
        "says " + why, () -> Fetched.operations(node, "/health/ready").body().contains(why));
    Await.until("is not ready", () -> Fetched.operations(node, "/health/ready").status() == 503);
    List<String> lines = node.printed().stream().filter(line -> line.contains(why)).toList();
    assertEquals(1, lines.size(), "" + node.printed());
    assertTrue(lines.get(0).contains(" WARN "), lines.get(0));
  }
}
