package chat.parley.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening handshake, byte by byte (RFC 6455, 4). */
class HandshakeTest {
  @TempDir private static Path data;
  private static Server server;

  @BeforeAll
  static void start() {
    JsonObject http =
        new JsonObject().put("origins", new JsonArray().add("https://friend.example"));
    server = Server.start(data, new JsonObject().put("http", http));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String answer(String path, String headers) {
    try (RawSocket socket = new RawSocket(server.port())) {
      return socket.asks(RawSocket.upgrade(path, headers));
    }
  }

  @Test
  @DisplayName("the answer proves that the key was read, and offers no compression")
  void accepted() {
    String answer =
        answer(
            "/ws",
            "Sec-WebSocket-Protocol: chat.v1\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
    String headers = answer.toLowerCase();
    assertTrue(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
    assertTrue(headers.contains("sec-websocket-protocol: chat.v1"), answer);
    assertFalse(headers.contains("sec-websocket-extensions"), answer);
  }

  @Test
  @DisplayName("another version, a missing key and a plain GET are told what is wrong")
  void refused() {
    String version = answer("/ws", "Sec-WebSocket-Version: 7\r\n");
    assertTrue(version.startsWith("HTTP/1.1 426"), version);
    assertTrue(version.toLowerCase().contains("sec-websocket-version: 13"), version);
    String key = answer("/ws", "X-No-Key: 1\r\n");
    assertTrue(key.startsWith("HTTP/1.1 400"), key);
    try (RawSocket socket = new RawSocket(server.port())) {
      String plain = socket.asks("GET /ws HTTP/1.1\r\nHost: localhost:8080\r\n\r\n");
      assertTrue(plain.startsWith("HTTP/1.1 426"), plain);
    }
    assertTrue(answer("/elsewhere", "").startsWith("HTTP/1.1 404"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "https://friend.example"})
  @DisplayName("pages of the own origin and of listed ones may connect")
  void goodOrigin(String origin) {
    assertEquals("101", answer("/ws", "Origin: " + origin + "\r\n").substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost",
        "http://localhost:80801",
        "https://localhost:8080",
        "https://friend.example.evil.example",
        "https://evil-friend.example",
        "http://friend.example",
        "https://friend.example/"
      })
  @DisplayName("pages of all other origins may not, however alike they look, on any WebSocket")
  void badOrigin(String origin) {
    for (String path :
        new String[] {
          "/ws", "/sockjs/websocket", "/sockjs/1/abcdefgh/websocket", "/eventbus/websocket"
        }) {
      assertEquals("403", answer(path, "Origin: " + origin + "\r\n").substring(9, 12), path);
    }
  }
}
