package chat.parley.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A key that an operator has made for nodes with keytool; they trust it and no other. */
public final class ClusterKey {
  private static final String PASSWORD = "changeit";

  private ClusterKey() {}

  /**
   * Makes a key, and lets the nodes that are started from now on have it.
   *
   * @param store where the key goes, a file that is not there yet
   */
  public static Nodes made(Path store, Nodes nodes) throws IOException, InterruptedException {
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
            PASSWORD,
            "-keystore",
            store.toString());
    assertEquals(0, new ProcessBuilder(keytool).start().waitFor());
    return nodes
        .with("PARLEY_CLUSTER_TLS", "files")
        .with("PARLEY_CLUSTER_KEY_STORE", store.toString())
        .with("PARLEY_CLUSTER_KEY_STORE_PASSWORD", PASSWORD)
        .with("PARLEY_CLUSTER_TRUST_STORE", store.toString())
        .with("PARLEY_CLUSTER_TRUST_STORE_PASSWORD", PASSWORD);
  }
}
