package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Fetched;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has pointed his own name here gets nothing by it: not the chat, and not the metrics. */
class HostTest {
  @TempDir private static Path data;
  private static Server server;

  @BeforeAll
  static void start() {
    JsonObject http =
        new JsonObject()
            .put("host", "0.0.0.0")
            .put("hosts", new JsonArray().add("Chat.Example.").add("bücher.example"));
    JsonObject socketio = new JsonObject().put("revision3", true);
    server = Server.start(data, new JsonObject().put("http", http).put("socketio", socketio));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The status of the answer to what stands in these lines. */
  private static String asks(int port, String... lines) {
    try (RawSocket socket = new RawSocket(port)) {
      String answer = socket.asks(String.join("\r\n", lines) + "\r\n\r\n");
      assertTrue(answer.length() > 12, () -> List.of(lines) + " " + answer);
      return answer.substring(9, 12);
    }
  }

  private static String upgrades(String path, String host, String origin) {
    try (RawSocket socket = new RawSocket(server.port())) {
      String request =
          RawSocket.upgrade(path, "Origin: " + origin + "\r\n").replace("localhost:8080", host);
      return socket.asks(request).substring(9, 12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/js/main.js",
        "/nowhere",
        "/health/live",
        "/health/ready",
        "/sockjs/info",
        "/sockjs/iframe.html",
        "/eventbus/info",
        "/sockjs/000/rebound1/eventsource",
        "/socket.io/?EIO=4&transport=polling",
        "/socket.io/?EIO=3&transport=polling",
        "/socket.io/?EIO=4&transport=polling&sid=other.one",
        "/socket.io/socket.io.js",
        "/examples/"
      })
  @DisplayName("a page that was rebound to this server is answered 421 wherever it asks")
  void rebound(String path) {
    assertEquals("421", asks(server.port(), "GET " + path + " HTTP/1.1", "Host: evil.example"));
    String port = "Host: evil.example:" + server.port();
    assertEquals("421", asks(server.port(), "GET " + path + " HTTP/1.1", port));
    assertEquals("421", asks(server.port(), "OPTIONS " + path + " HTTP/1.1", port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws",
        "/sockjs/websocket",
        "/sockjs/000/rebound1/websocket",
        "/eventbus/websocket",
        "/socket.io/?EIO=4&transport=websocket"
      })
  @DisplayName("and gets no WebSocket, although it is of the origin that it asks")
  void reboundUpgrade(String path) {
    assertEquals("421", upgrades(path, "evil.example:8080", "http://evil.example:8080"));
    assertEquals("101", upgrades(path, "localhost:8080", "http://localhost:8080"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/health/ready", "/health/live", "/"})
  @DisplayName("nor does it read the metrics")
  void operations(String path) {
    int port = server.operationsPort();
    assertEquals("421", asks(port, "GET " + path + " HTTP/1.1", "Host: evil.example:" + port));
    assertEquals("400", asks(port, "GET " + path + " HTTP/1.1", "Host: a", "Host: localhost"));
    String own = asks(port, "GET " + path + " HTTP/1.1", "Host: localhost:" + port);
    assertEquals(path.equals("/") ? "404" : "200", own);
  }

  @Test
  @DisplayName("a client that would rather speak HTTP/2 is answered at both ports")
  void newerClients() {
    assertEquals(200, Fetched.from(server.operationsPort(), "/metrics").status());
    assertEquals(200, Fetched.from(server.port(), "/health/ready").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:1234",
        "localhost.",
        "127.0.0.1",
        "127.0.0.1:",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "chat.example",
        "CHAT.example:443",
        "xn--bcher-kva.example"
      })
  @DisplayName("names of its own, and listed ones, are answered however they are spelled")
  void ownNames(String host) {
    assertEquals("200", asks(server.port(), "GET / HTTP/1.1", "Host: " + host));
  }

  @Test
  @DisplayName("so are the machine's name and the addresses of its interfaces: probes use them")
  void ownAddresses() throws Exception {
    List<InetAddress> addresses =
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    for (InetAddress address : addresses) {
      String number = address.getHostAddress().replaceAll("%.*", "");
      String host = number.contains(":") ? "[" + number + "]" : number;
      assertEquals("200", asks(server.port(), "GET /health/ready HTTP/1.1", "Host: " + host));
    }
    String name = InetAddress.getLocalHost().getHostName();
    assertEquals("200", asks(server.port(), "GET /health/ready HTTP/1.1", "Host: " + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "localhost..",
        "10.255.255.254",
        "[2001:db8::1]",
        "a.chat.example",
        "127.0.0.2"
      })
  @DisplayName("names that only look like its own are not")
  void lookalikes(String host) {
    String answer = asks(server.port(), "GET / HTTP/1.1", "Host: " + host);
    assertEquals(host.equals("localhost..") ? "400" : "421", answer, host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann@localhost",
        "ann:secret@localhost",
        "localhost:80x",
        "localhost:99999",
        "localhost/evil",
        "localhost, evil.example",
        "http://localhost",
        "[::1",
        "[localhost]",
        "[fe80::1%25eth0]",
        "bücher.example",
        "0x7f.0.0.1",
        "2130706433"
      })
  @DisplayName("a Host that cannot be read is 400")
  void unreadable(String host) {
    assertEquals("400", asks(server.port(), "GET / HTTP/1.1", "Host: " + host));
  }

  @Test
  @DisplayName("two Hosts are 400, in whatever order, and so is none")
  void twoHosts() {
    for (String path : List.of("/", "/ws", "/socket.io/?EIO=4&transport=polling")) {
      String get = "GET " + path + " HTTP/1.1";
      assertEquals("400", asks(server.port(), get, "Host: localhost", "Host: evil.example"));
      assertEquals("400", asks(server.port(), get, "Host: evil.example", "Host: localhost"));
      assertEquals("400", asks(server.port(), get, "Host: localhost", "host: localhost"));
      assertEquals("400", asks(server.port(), get, "Accept: */*"));
    }
  }

  @Test
  @DisplayName("a health check of HTTP/1.0 needs no Host, because no page can send one")
  void simplestCheck() {
    assertEquals("200", asks(server.port(), "GET /health/ready HTTP/1.0"));
    assertEquals("200", asks(server.operationsPort(), "GET /health/ready HTTP/1.0"));
    String page = "Origin: http://evil.example";
    assertEquals("403", asks(server.port(), "GET /sockjs/info HTTP/1.0", page));
    assertEquals("421", asks(server.port(), "GET / HTTP/1.0", "Host: evil.example"));
    assertEquals("421", asks(server.port(), "GET http://evil.example/ HTTP/1.0"));
    assertEquals("400", asks(server.port(), "GET http://localhost/ HTTP/1.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/, localhost, 200",
    "http://LOCALHOST:80/, localhost, 200",
    "http://evil.example/, localhost, 400",
    "http://localhost/, evil.example, 400",
    "http://evil.example/, evil.example, 421",
    "http://ann@localhost/, localhost, 400",
    "http://localhost:81/, localhost, 400",
    "*, localhost, 400"
  })
  @DisplayName("a target with a host in it names the same host as the header")
  void absolute(String target, String host, String status) {
    assertEquals(status, asks(server.port(), "GET " + target + " HTTP/1.1", "Host: " + host));
  }

  @Test
  @DisplayName("with * every name is answered")
  void anyHost(@TempDir Path other) {
    JsonObject http = new JsonObject().put("hosts", new JsonArray().add("*"));
    try (Server open = Server.start(other, new JsonObject().put("http", http))) {
      assertEquals("200", asks(open.port(), "GET / HTTP/1.1", "Host: evil.example"));
      assertEquals("400", asks(open.port(), "GET / HTTP/1.1", "Host: a@b"));
    }
  }
}
