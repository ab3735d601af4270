package chat.parley.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance program eio4 does what Engine.IO's own suite asks, and refuses what it must. */
class EngineProtocolTest {
  private static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";

  private Vertx vertx;
  private Polls client;
  private int port;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    serve(Duration.ofSeconds(25), Duration.ofSeconds(20));
  }

  private void serve(Duration pingInterval, Duration pingTimeout) {
    port = Await.result(EngineServices.echo(vertx, 0, pingInterval, pingTimeout)).actualPort();
    client = new Polls(vertx, port, "/engine.io/");
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  private RawSocket webSocket(String sid) {
    return RawSocket.webSocket(port, WEBSOCKET + (sid.isEmpty() ? "" : "&sid=" + sid));
  }

  private static void assertRefused(int code, HttpResponse<Buffer> response) {
    assertEquals(400, response.statusCode(), response.bodyAsString());
    assertEquals(code, response.bodyAsJsonObject().getInteger("code"));
  }

  private static void assertGreeting(JsonArray upgrades, String packet) {
    assertEquals('0', packet.charAt(0));
    JsonObject greeting = new JsonObject(packet.substring(1));
    assertEquals(
        Set.of("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload"),
        greeting.fieldNames());
    assertEquals(upgrades, greeting.getJsonArray("upgrades"));
    assertEquals(300, greeting.getInteger("pingInterval"));
    assertEquals(200, greeting.getInteger("pingTimeout"));
    assertEquals(1_000_000, greeting.getInteger("maxPayload"));
    assertTrue(greeting.getString("sid").length() >= 22, "at least 128 bits");
  }

  @Test
  @DisplayName("a session is opened by polling, which may be upgraded, or by WebSocket")
  void opens() {
    serve(Duration.ofMillis(300), Duration.ofMillis(200));
    HttpResponse<Buffer> response = client.get("?EIO=4&transport=polling");
    assertEquals(200, response.statusCode());
    assertEquals("text/plain; charset=UTF-8", response.getHeader("content-type"));
    assertGreeting(new JsonArray().add("websocket"), response.bodyAsString());
    try (RawSocket socket = webSocket("")) {
      assertGreeting(new JsonArray(), socket.readText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ?transport=polling, 5",
    "GET, ?EIO=abc&transport=polling, 5",
    "GET, ?EIO=3&transport=polling, 5",
    "GET, ?EIO=5&transport=polling, 5",
    "GET, ?EIO=4, 0",
    "GET, ?EIO=4&transport=abc, 0",
    "POST, ?EIO=4&transport=polling, 2",
    "PUT, ?EIO=4&transport=polling, 2",
    "GET, ?EIO=4&transport=polling&sid=abc, 1",
    "POST, ?EIO=4&transport=polling&sid=abc, 1",
    "GET, ?EIO=4&transport=websocket, 3",
    "GET, ?EIO=4&transport=polling&sid=%ZZ, 0"
  })
  @DisplayName("a request that opens nothing is told why by a code")
  void refused(String method, String query, int code) {
    assertRefused(code, Await.result(client.request(HttpMethod.valueOf(method), query).send()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?transport=websocket",
        "?EIO=abc&transport=websocket",
        "?EIO=4",
        "?EIO=4&transport=abc",
        "?EIO=4&transport=websocket&sid=abc"
      })
  @DisplayName("nor is a WebSocket opened so")
  void webSocketRefused(String query) {
    try (RawSocket socket = new RawSocket(port)) {
      String answer = socket.asks(RawSocket.upgrade("/engine.io/" + query, ""));
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4hello", "4a\u001e4b\u001e4c", "4hello\u001ebAQIDBA==", "4你好 😀"})
  @DisplayName("messages come back by polling, text and binary, several at once")
  void echoByPolling(String payload) {
    String sid = client.opens();
    HttpResponse<Buffer> posted = client.post(sid, payload);
    assertEquals(200, posted.statusCode());
    assertEquals("ok", posted.bodyAsString());
    assertEquals(payload, client.poll(sid).bodyAsString());
  }

  @Test
  @DisplayName("messages come back by WebSocket, text and binary")
  void echoByWebSocket() {
    try (RawSocket socket = webSocket("")) {
      socket.readText();
      socket.text("4hello");
      assertEquals("4hello", socket.readText());
      socket.frame(0x82, new byte[] {1, 2, 3, 4});
      assertEquals(Buffer.buffer(new byte[] {1, 2, 3, 4}), Buffer.buffer(socket.readBinary()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "7", "4a\u001e", "\u001e\u001e", "0{}", "5", "2"})
  @DisplayName("a bad packet closes the session, by polling")
  void badPacket(String body) {
    String sid = client.opens();
    HttpResponse<Buffer> posted = client.post(sid, body);
    assertTrue(posted.statusCode() == 400 || posted.statusCode() == 200, "no server error");
    assertRefused(1, client.poll(sid));
  }

  @Test
  @DisplayName("a bad packet closes the session, by WebSocket")
  void badFrame() {
    try (RawSocket socket = webSocket("")) {
      socket.readText();
      socket.text("abc");
      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  @DisplayName("two polls at once close the session: the first hears it, the second is refused")
  void twoPolls() {
    String sid = client.opens();
    Future<HttpResponse<Buffer>> first = client.polling(sid);
    Future<HttpResponse<Buffer>> second = client.polling(sid);
    Await.result(Future.all(first, second));
    Set<String> answers = Set.of(answer(first), answer(second));
    assertTrue(answers.contains("200 1"), answers.toString());
    assertTrue(answers.stream().anyMatch(answer -> answer.startsWith("400")), answers.toString());
    assertRefused(1, client.poll(sid));
  }

  private static String answer(Future<HttpResponse<Buffer>> response) {
    return response.result().statusCode() + " " + response.result().bodyAsString();
  }

  @Test
  @DisplayName("two posts at once close the session")
  void twoPosts() {
    String sid = client.opens();
    String head =
        "POST /engine.io/"
            + Polls.session(sid)
            + " HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\n4";
    try (RawSocket slow = new RawSocket(port)) {
      slow.write(head.getBytes(StandardCharsets.US_ASCII));
      // its head has been read when the answer to something later on the same loop is there
      client.opens();
      assertRefused(3, client.post(sid, "4b"));
      assertRefused(1, client.poll(sid));
    }
  }

  @Test
  @DisplayName("a body over the limit is refused and closes the session, announced or not")
  void tooLarge() {
    String sid = client.opens();
    assertEquals(413, client.post(sid, "4" + "x".repeat(1_000_000)).statusCode());
    assertRefused(1, client.poll(sid));
    String other = client.opens();
    try (RawSocket socket = new RawSocket(port)) {
      String answer =
          socket.asks(
              "POST /engine.io/"
                  + Polls.session(other)
                  + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n"
                  + "4".repeat(0xfffff)
                  + "\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
    }
    assertRefused(1, client.poll(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json",
        "Text/Plain",
        "none/of those;x"
      })
  @DisplayName("a body of any type is read as text")
  void contentType(String type) {
    String sid = client.opens();
    assertEquals("ok", posted(sid, type).bodyAsString());
    assertEquals("4hello", client.poll(sid).bodyAsString());
  }

  @Test
  @DisplayName("but bytes are refused, and close the session")
  void bytes() {
    String sid = client.opens();
    assertRefused(3, posted(sid, "application/octet-stream"));
    assertRefused(1, client.poll(sid));
  }

  private HttpResponse<Buffer> posted(String sid, String type) {
    return Await.result(
        client
            .request(HttpMethod.POST, Polls.session(sid))
            .putHeader("content-type", type)
            .sendBuffer(Buffer.buffer("4hello")));
  }

  @Test
  @DisplayName("a client that gives its poll up is gone")
  void abandoned() {
    String sid = client.opens();
    try (RawSocket socket = new RawSocket(port)) {
      socket.write(
          ("GET /engine.io/" + Polls.session(sid) + " HTTP/1.1\r\nHost: a\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      client.opens();
    }
    HttpResponse<Buffer> next = client.poll(sid);
    // the server may learn of the lost connection while the next poll is there already
    assertTrue(next.statusCode() == 400 || next.bodyAsString().equals("1"), next.bodyAsString());
    assertRefused(1, client.poll(sid));
  }

  @Test
  @DisplayName("a client that closes: its waiting poll returns, and the session is over")
  void closesByPolling() {
    String sid = client.opens();
    Future<HttpResponse<Buffer>> waiting = client.polling(sid);
    client.opens();
    assertEquals("ok", client.post(sid, "1").bodyAsString());
    assertEquals("6", Await.result(waiting).bodyAsString());
    assertRefused(1, client.poll(sid));
  }

  @Test
  @DisplayName("a client that closes its WebSocket session is closed")
  void closesByWebSocket() {
    try (RawSocket socket = webSocket("")) {
      socket.readText();
      socket.text("1");
      assertEquals(1000, socket.closeCode());
    }
  }

  @Test
  @DisplayName("the server pings, and closes when no answer comes")
  void heartbeat() {
    serve(Duration.ofMillis(50), Duration.ofMillis(1_500));
    String sid = client.opens();
    for (int n = 0; n < 2; n++) {
      assertEquals("2", client.poll(sid).bodyAsString());
      assertEquals("ok", client.post(sid, "3").bodyAsString());
    }
    assertEquals("2", client.poll(sid).bodyAsString());
    assertEquals("1", client.poll(sid).bodyAsString());
    assertRefused(1, client.poll(sid));
    try (RawSocket socket = webSocket("")) {
      socket.readText();
      assertEquals("2", socket.readText());
      socket.text("3");
      assertEquals("2", socket.readText());
      assertEquals(1000, socket.closeCode());
    }
  }

  @Test
  @DisplayName("an upgrade: probe, noop to the waiting poll, and nothing is lost or doubled")
  void upgrade() {
    String sid = client.opens();
    try (RawSocket socket = webSocket(sid)) {
      Future<HttpResponse<Buffer>> waiting = client.polling(sid);
      client.opens();
      assertFalse(waiting.isComplete(), "nothing is let go before the probe");
      socket.text("2probe");
      assertEquals("3probe", socket.readText());
      assertEquals("6", Await.result(waiting).bodyAsString());
      assertEquals("6", client.poll(sid).bodyAsString());
      assertEquals("ok", client.post(sid, "4before").bodyAsString());
      socket.text("5");
      assertEquals("4before", socket.readText());
      socket.text("4hello");
      assertEquals("4hello", socket.readText());
      assertRefused(3, client.poll(sid));
      assertRefused(3, client.post(sid, "4x"));
      try (RawSocket second = webSocket(sid)) {
        assertEquals(1000, second.closeCode());
      }
      socket.text("4still here");
      assertEquals("4still here", socket.readText());
    }
  }

  @Test
  @DisplayName("an upgrade that fails leaves the session as it was")
  void failedUpgrade() {
    String sid = client.opens();
    try (RawSocket socket = webSocket(sid)) {
      socket.text("2probe");
      assertEquals("3probe", socket.readText());
      try (RawSocket second = webSocket(sid)) {
        assertEquals(1000, second.closeCode());
      }
      socket.text("4too early");
      assertEquals(1000, socket.closeCode());
    }
    assertEquals("ok", client.post(sid, "4hello").bodyAsString());
    assertEquals("4hello", client.poll(sid).bodyAsString());
  }
}
