package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.Jar;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import java.io.IOException;
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
        Nodes nodes = withKey(new Nodes(folder, postgres.url()), "one");
        Jar one = nodes.startOne();
        Jar other = withKey(nodes, "other").startOne()) {
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

  private static Nodes withKey(Nodes nodes, String name) throws IOException, InterruptedException {
    Path store = folder.resolve(name + ".p12");
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "node",
            "-keyalg",
            "EC",
            "-dname",
            "CN=node",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString());
    assertEquals(0, new ProcessBuilder(keytool).start().waitFor());
    return nodes
        .with("PARLEY_CLUSTER_TLS", "files")
        .with("PARLEY_CLUSTER_KEY_STORE", store.toString())
        .with("PARLEY_CLUSTER_KEY_STORE_PASSWORD", "changeit")
        .with("PARLEY_CLUSTER_TRUST_STORE", store.toString())
        .with("PARLEY_CLUSTER_TRUST_STORE_PASSWORD", "changeit");
  }
}
