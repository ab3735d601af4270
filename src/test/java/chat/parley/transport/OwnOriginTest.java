package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages are the server's own. */
class OwnOriginTest {
  @TempDir private static Path data;
  private static Server server;

  @BeforeAll
  static void start() {
    JsonArray hosts = new JsonArray().add("chat.example").add("bücher.example");
    server = Server.start(data, new JsonObject().put("http", new JsonObject().put("hosts", hosts)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String upgrades(String path, String host, String origin) {
    try (RawSocket socket = new RawSocket(server.port())) {
      String request =
          RawSocket.upgrade(path, "Origin: " + origin + "\r\n").replace("localhost:8080", host);
      return socket.asks(request).substring(9, 12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // default ports and capitals do not count
    "localhost, http://localhost, 101",
    "LOCALHOST:80, http://localhost, 101",
    "localhost:80, http://LOCALHOST, 101",
    "[::1]:8080, http://[::1]:8080, 101",
    "[0:0::1], http://[::1], 101",
    // schemes do: this server has no TLS of its own
    "localhost:443, https://localhost, 403",
    "localhost:8080, https://localhost:8080, 403",
    // but where the operator lists a name, a proxy may have it
    "chat.example:443, https://chat.example, 101",
    "chat.example, https://chat.example, 101",
    "chat.example:8443, https://chat.example:8443, 101",
    "chat.example, http://chat.example, 101",
    "chat.example., https://chat.example., 101",
    "chat.example, https://chat.example:444, 403",
    "chat.example:80, https://chat.example, 403",
    "chat.example:443, http://chat.example, 403",
    "xn--bcher-kva.example, https://xn--bcher-kva.example, 101",
    "chat.example, https://localhost, 403",
    "localhost, null, 403",
    "localhost, localhost, 403",
    "localhost, http://localhost/, 403",
    "localhost, http://localhost@evil.example, 403",
    "localhost, ws://localhost, 403"
  })
  @DisplayName("a page is the server's own by scheme, host and port")
  void ownOrigin(String host, String origin, String status) {
    for (String path :
        List.of("/ws", "/sockjs/websocket", "/socket.io/?EIO=4&transport=websocket")) {
      assertEquals(status, upgrades(path, host, origin), path);
    }
  }
}
