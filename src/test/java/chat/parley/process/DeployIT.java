package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.support.Authority;
import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nginx;
import chat.parley.support.Person;
import chat.parley.support.Program;
import chat.parley.support.Server;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of src/docs/deploy do what operators are told that they do. */
class DeployIT {
  private static final Path SAMPLES = Path.of("src", "docs", "deploy");
  private static final String NAME = "chat.example.org";

  /** Known only where there is a database that other nodes share. */
  private static final Set<String> OF_CLUSTERS =
      Set.of("parley_cluster_nodes", "parley_clock_ahead_seconds");

  @TempDir private Path folder;

  @Test
  @DisplayName("systemd understands the unit, and finds nothing to complain of")
  void unit() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String text = Files.readString(SAMPLES.resolve("parley.service"));
    Path unit = folder.resolve("parley.service");
    Files.writeString(unit, text.replace("/usr/bin/java", java));
    assertEquals("", Program.run("systemd-analyze", "verify", "--man=no", unit.toString()));
  }

  @Test
  @DisplayName("what the unit starts is one node that keeps its data where it may write")
  void firstNode() throws IOException {
    String text = Files.readString(SAMPLES.resolve("parley.service"));
    String state = folder.resolve("state").toString();
    Matcher variables = Pattern.compile("(?m)^Environment=(PARLEY_\\w+)=(.*)$").matcher(text);
    Map<String, String> environment =
        variables
            .results()
            .collect(
                Collectors.toMap(
                    one -> one.group(1), one -> one.group(2).replace("/var/lib/parley", state)));
    assertTrue(text.contains("StateDirectory=parley\n"));
    assertTrue(text.contains("parley.jar $OPTIONS\n") && text.contains("Environment=OPTIONS=\n"));
    try (Jar parley = Jar.start(folder, environment, "--port", "0")) {
      Person.comes(JdkWebSocket.CARRIER, parley.port(), "Ann").joins("lobby");
      assertTrue(Files.exists(Path.of(state, "parley.db")));
    }
  }

  @Test
  @DisplayName("every metric of the alert rules is there")
  void alerts() throws IOException {
    String rules = Files.readString(SAMPLES.resolve("alerts.yaml"));
    Set<String> named =
        Pattern.compile("\\bparley_\\w+")
            .matcher(rules)
            .results()
            .map(match -> match.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(named.containsAll(OF_CLUSTERS));
    named.removeAll(OF_CLUSTERS);
    try (Jar parley = Jar.start(folder, Map.of(), "--port", "0")) {
      parley.port();
      List<String> metrics =
          Fetched.from(parley.operationsPort(), "/metrics").body().lines().toList();
      named.removeIf(name -> metrics.stream().anyMatch(line -> line.matches(name + "[ {].*")));
    }
    assertEquals(Set.of(), named);
  }

  @Test
  @DisplayName(
      "behind the sample's nginx: TLS, the page, an upgrade of its origin, a poll, a node gone")
  void balancer() throws IOException {
    assumeTrue(Nginx.available(), "there is no nginx to be had");
    Authority authority = new Authority(folder, "authority");
    String certificate = authority.issue(NAME).toString();
    JsonObject http =
        new JsonObject()
            .put("hosts", new JsonArray().add(NAME))
            .put("trustedProxies", new JsonArray().add("127.0.0.1"));
    Buffer hosts = Buffer.buffer("127.0.0.1 " + NAME);
    AddressResolverOptions resolver = new AddressResolverOptions().setHostsValue(hosts);
    Vertx vertx = Vertx.vertx(new VertxOptions().setAddressResolverOptions(resolver));
    try (Server server = Server.start(folder.resolve("data"), new JsonObject().put("http", http))) {
      String sample =
          Files.readString(SAMPLES.resolve("nginx.conf"))
              .replace("10.0.0.1:8080", "127.0.0.1:" + nobody())
              .replace("10.0.0.2:8080", "127.0.0.1:" + server.port())
              .replace("/etc/ssl/" + NAME + ".pem", certificate)
              .replace("/etc/ssl/" + NAME + ".key", authority.key(NAME).toString());
      try (Nginx nginx = Nginx.with(sample, folder)) {
        visits(vertx, nginx.port(), authority.certificate().toString());
      }
    } finally {
      Await.result(vertx.close());
    }
  }

  /** A port of a node that is gone. */
  private static int nobody() throws IOException {
    try (ServerSocket gone = new ServerSocket(0)) {
      return gone.getLocalPort();
    }
  }

  private static void visits(Vertx vertx, int port, String authority) {
    PemTrustOptions trust = new PemTrustOptions().addCertPath(authority);
    HttpClient client =
        vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustOptions(trust));
    for (String path :
        List.of(
            "/", "/js/main.js", "/schema/chat.v1.json", "/socket.io/?EIO=4&transport=polling")) {
      Future<Integer> status =
          client
              .request(HttpMethod.GET, port, NAME, path)
              .compose(HttpClientRequest::send)
              .map(HttpClientResponse::statusCode);
      assertEquals(200, Await.result(status), path);
    }
    WebSocketClient sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setSsl(true).setTrustOptions(trust));
    WebSocketConnectOptions upgrade = new WebSocketConnectOptions();
    upgrade.setHost(NAME).setPort(port).setURI("/ws");
    upgrade.putHeader("origin", "https://" + NAME + ":" + port);
    CompletableFuture<String> welcome = new CompletableFuture<>();
    Await.result(
        sockets
            .connect(upgrade)
            .compose(
                socket -> {
                  socket.handler((Buffer text) -> welcome.complete(text.toString()));
                  return socket.writeTextMessage(
                      new JsonObject()
                          .put("op", "hello")
                          .put("id", 1)
                          .put("v", 1)
                          .put("name", "Ann")
                          .encode());
                }));
    assertTrue(new JsonObject(Person.await(welcome)).getBoolean("ok"));
  }
}
