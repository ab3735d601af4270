package chat.parley.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The conformance program of SockJS does what sockjs-protocol 0.3.3 asks of its services. */
class SockJsServicesTest {
  private Vertx vertx;
  private WebClient client;
  private int port;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    client = WebClient.create(vertx);
    port = Await.result(SockJsServices.listen(vertx, 0)).actualPort();
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  private HttpResponse<Buffer> get(String path) {
    return Await.result(client.get(port, "127.0.0.1", path).send());
  }

  private HttpResponse<Buffer> post(String path, String body) {
    return Await.result(client.post(port, "127.0.0.1", path).sendBuffer(Buffer.buffer(body)));
  }

  private static String session(String service) {
    return service + "/000/" + UUID.randomUUID();
  }

  @Test
  @DisplayName("greeting, info and frame page")
  void about() {
    assertEquals("Welcome to SockJS!\n", get("/echo/").bodyAsString());
    JsonObject info = get("/echo/info").bodyAsJsonObject();
    assertTrue(info.getBoolean("websocket"));
    assertFalse(info.getBoolean("cookie_needed"));
    assertFalse(get("/disabled_websocket_echo/info").bodyAsJsonObject().getBoolean("websocket"));
    assertTrue(get("/echo/iframe-0.3.3.html").bodyAsString().contains("SockJS.bootstrap_iframe"));
  }

  @Test
  @DisplayName("echo over polling; what is not JSON is told so")
  void polling() {
    String session = session("/echo");
    assertEquals("o\n", post(session + "/xhr", "").bodyAsString());
    assertEquals(204, post(session + "/xhr_send", "[\"100 %\",\"b\"]").statusCode());
    assertEquals("a[\"100 %\",\"b\"]\n", post(session + "/xhr", "").bodyAsString());
    assertEquals(500, post(session + "/xhr_send", "[\"x").statusCode());
    assertEquals(404, post(session("/echo") + "/xhr_send", "[\"x\"]").statusCode());
  }

  @Test
  @DisplayName("streams end after 4,096 bytes")
  void streaming() {
    String session = session("/amplify");
    assertEquals("o\n", post(session + "/xhr", "").bodyAsString());
    assertEquals(204, post(session + "/xhr_send", "[\"12\"]").statusCode());
    String stream = post(session + "/xhr_streaming", "").bodyAsString();
    assertEquals("h".repeat(2_048), stream.substring(0, 2_048));
    assertTrue(stream.endsWith("a[\"" + "x".repeat(4_096) + "\"]\n"));
  }

  @Test
  @DisplayName("a closed session says why, again and again")
  void close() {
    String session = session("/close");
    assertEquals("o\n", post(session + "/xhr", "").bodyAsString());
    for (int n = 0; n < 2; n++) {
      assertEquals("c[3000,\"Go away!\"]\n", post(session + "/xhr", "").bodyAsString());
    }
    try (RawSocket socket = RawSocket.webSocket(port, session("/close") + "/websocket")) {
      assertEquals("o", socket.readText());
      assertEquals("c[3000,\"Go away!\"]", socket.readText());
      assertEquals(1000, socket.closeCode());
    }
  }

  @Test
  @DisplayName("WebSocket in SockJS frames and raw; where it is off it is not there")
  void webSocket() {
    try (RawSocket socket = RawSocket.webSocket(port, session("/echo") + "/websocket")) {
      assertEquals("o", socket.readText());
      socket.text("");
      socket.text("[\"a\",\"100 %\"]");
      assertEquals("a[\"a\"]", socket.readText());
      assertEquals("a[\"100 %\"]", socket.readText());
      socket.text("\"b\"");
      assertEquals("a[\"b\"]", socket.readText());
      socket.text("[\"broken");
      assertEquals(1007, socket.closeCode());
    }
    try (RawSocket socket = RawSocket.webSocket(port, "/echo/websocket")) {
      socket.text("as it is");
      assertEquals("as it is", socket.readText());
    }
    try (RawSocket socket = new RawSocket(port)) {
      String path = session("/disabled_websocket_echo") + "/websocket";
      assertEquals("404", socket.asks(RawSocket.upgrade(path, "")).substring(9, 12));
    }
    assertEquals(400, get(session("/echo") + "/websocket").statusCode());
  }

  @Test
  @DisplayName("a cookie is set where one is needed")
  void cookie() {
    String cookie = post(session("/cookie_needed_echo") + "/xhr", "").getHeader("set-cookie");
    assertEquals("JSESSIONID=dummy; path=/", cookie);
    assertEquals(null, post(session("/echo") + "/xhr", "").getHeader("set-cookie"));
  }
}
