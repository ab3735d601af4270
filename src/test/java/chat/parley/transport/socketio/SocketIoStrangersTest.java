package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.LogBook;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers with bad manners: their connection may end, and nobody else notices. */
class SocketIoStrangersTest {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
  private static final String LONG = "x".repeat(8_000);

  private final Vertx vertx = Vertx.vertx();
  private final LogBook log = new LogBook();
  private final SocketIoOptions options =
      new SocketIoOptions()
          .origins(List.of("https://chat.example"))
          .attachmentTimeout(Duration.ofMillis(200));
  private SocketIoServer io;
  private Polls client;
  private int port;

  @BeforeEach
  void start() {
    options.engine().upgradeTimeout(Duration.ofMillis(300)).maxWaiting(512 * 1024);
    io = new SocketIoServer(options);
    io.onConnection(socket -> socket.on("echo", event -> event.acknowledge(event.arguments())));
    io.of(Pattern.compile("/game-\\d+")).onConnection(socket -> {});
    port = SocketIoPort.at(vertx, io);
    client = new Polls(vertx, port, "/socket.io/");
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
    assertEquals(List.of(), log.troubles());
    log.close();
  }

  private RawSocket connected() {
    RawSocket socket = RawSocket.webSocket(port, WEBSOCKET);
    socket.readText();
    socket.text("40");
    assertTrue(socket.readText().startsWith("40{"));
    return socket;
  }

  private static void isUndisturbed(RawSocket socket) {
    socket.text("421[\"echo\",\"still here\"]");
    assertEquals("431[\"still here\"]", socket.readText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "51000000000-[\"x\"]", "5-1-[\"x\"]", "5NaN-[\"x\"]", "565-[\"x\"]", "2[\"connect\"]",
            "2[\"disconnect\"]",
        "2[{\"toString\":1}]", "2[[\"x\"]]", "218446744073709551616[\"x\"]", "2[\"x\",1e", "0[1]",
            "3[]"
      })
  @DisplayName("a packet that is none closes its connection")
  void badPackets(String packet) {
    try (RawSocket other = connected();
        RawSocket socket = connected()) {
      socket.text("4" + packet);
      assertEquals(1002, socket.closeCode());
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("bombs: JSON without end, a megabyte of name, a million separators")
  void bombs() {
    try (RawSocket other = connected()) {
      for (String packet :
          List.of(
              "42[\"x\"," + "[".repeat(200_000),
              "42[\"x\"," + "{\"a\":".repeat(100_000),
              "40/" + "n".repeat(900_000) + ",",
              "42[\"" + "n".repeat(900_000) + "\"]",
              "42[\"x\"," + "9".repeat(900_000) + "]")) {
        try (RawSocket socket = connected()) {
          socket.text(packet);
          assertEquals(1002, socket.closeCode());
        }
      }
      for (String body : List.of("\u001e".repeat(1_000_000), "4\u001e".repeat(500_000))) {
        String sid = client.opens();
        assertEquals(200, client.post(sid, "40").statusCode());
        assertTrue(client.poll(sid).bodyAsString().startsWith("40{"));
        assertTrue(client.post(sid, body).statusCode() <= 400);
        HttpResponse<Buffer> next = client.poll(sid);
        // told that it is closed, or already forgotten
        assertTrue(next.statusCode() == 400 || next.bodyAsString().equals("1"));
      }
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("who is in no namespace yet may send less: 64 KB, and 16 KB of binary data")
  void beforeConnecting() {
    try (RawSocket other = connected();
        RawSocket text = RawSocket.webSocket(port, WEBSOCKET);
        RawSocket binary = RawSocket.webSocket(port, WEBSOCKET)) {
      text.text("42[\"" + "n".repeat(70_000) + "\"]");
      assertEquals(1009, text.closeCode());
      binary.text("452-[\"x\"]");
      binary.frame(0x82, new byte[17_000]);
      assertEquals(1002, binary.closeCode());
      assertEquals(413, client.post(client.opens(), "4" + "x".repeat(70_000)).statusCode());
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("a binary header whose binaries never come is waited for, but not long")
  void missingAttachments() {
    try (RawSocket socket = connected()) {
      socket.text("451-[\"x\",{\"_placeholder\":true,\"num\":0}]");
      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  @DisplayName("attachments together are bounded, and so is their number; both is said in words")
  void largeAttachments() {
    try (RawSocket other = connected();
        RawSocket socket = connected()) {
      socket.text("4510-7[\"x\"]");
      byte[] large = new byte[900_000];
      for (int n = 0; n < 10; n++) {
        socket.frame(0x82, large);
      }
      String refused = socket.readText();
      assertTrue(refused.startsWith("437[{\"ok\":false"), refused);
      assertTrue(refused.contains("\"too_large\""), refused);
      socket.text("4511-[\"x\"]");
      for (int n = 0; n < 11; n++) {
        socket.frame(0x82, new byte[1]);
      }
      String notice = socket.readText();
      assertTrue(notice.startsWith("42[\"notice\""), notice);
      isUndisturbed(socket);
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("a binary message that is too large is answered in words before the close")
  void largeAttachment() {
    try (RawSocket socket = connected();
        RawSocket plain = connected()) {
      socket.text("451-7[\"x\",{\"_placeholder\":true,\"num\":0}]");
      socket.frame(0x82, new byte[1_000_001]);
      assertTrue(socket.readText().startsWith("437[{\"ok\":false"));
      assertEquals(1009, socket.closeCode());
      plain.text("42[\"" + "n".repeat(1_000_001) + "\"]");
      assertTrue(plain.readText().startsWith("42[\"notice\""));
      assertEquals(1009, plain.closeCode());
    }
  }

  @Test
  @DisplayName("namespaces without end: unknown ones are refused, known ones have a bound")
  void namespaces() {
    try (RawSocket other = connected();
        RawSocket socket = connected()) {
      int connected = 1;
      for (int n = 0; n < 90; n++) {
        socket.text("40/none-" + n + ",");
        assertTrue(socket.readText().startsWith("44/none-" + n + ","));
        socket.text("40/game-" + n + ",");
        connected += socket.readText().startsWith("40") ? 1 : 0;
      }
      assertEquals(64, connected);
      isUndisturbed(socket);
      isUndisturbed(other);
      for (int n = 0; n < 1_000; n++) {
        socket.text("40/none-" + n + ",");
      }
      assertEquals(1008, socket.closeCode());
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("an upgrade that never completes leaves the session on polling")
  void probe() {
    String sid = client.opens();
    client.post(sid, "40");
    assertTrue(client.poll(sid).bodyAsString().startsWith("40{"));
    try (RawSocket probing = RawSocket.webSocket(port, WEBSOCKET + "&sid=" + sid)) {
      probing.text("2probe");
      assertEquals("3probe", probing.readText());
      assertEquals(1000, probing.closeCode());
    }
    client.post(sid, "421[\"echo\",1]");
    assertEquals("431[1]", client.poll(sid).bodyAsString());
  }

  @Test
  @DisplayName("the public id of a socket opens nobody's session")
  void publicId() {
    try (RawSocket socket = RawSocket.webSocket(port, WEBSOCKET)) {
      socket.readText();
      socket.text("40");
      String id = new JsonObject(socket.readText().substring(2)).getString("sid");
      HttpResponse<Buffer> stolen = client.poll(id);
      assertEquals(400, stolen.statusCode());
      assertEquals(1, stolen.bodyAsJsonObject().getInteger("code"));
      isUndisturbed(socket);
    }
  }

  @Test
  @DisplayName("a page of a foreign origin is refused everywhere, one on the list is answered")
  void origins() {
    String handshake = "?EIO=4&transport=polling";
    String sid = client.opens();
    for (String foreign :
        List.of(
            "https://evil.example",
            "https://chat.example.evil.example",
            "null",
            "https://evil-chat.example")) {
      for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS)) {
        for (String query : List.of(handshake, Polls.session(sid), "socket.io.js")) {
          HttpResponse<Buffer> answer = asks(method, query, foreign);
          assertEquals(403, answer.statusCode(), method + query);
          assertEquals(null, answer.getHeader("access-control-allow-origin"));
        }
      }
      try (RawSocket socket = new RawSocket(port)) {
        String origin = "Origin: " + foreign + "\r\n";
        assertTrue(socket.asks(RawSocket.upgrade(WEBSOCKET, origin)).startsWith("HTTP/1.1 403"));
      }
    }
    HttpResponse<Buffer> welcome = asks(HttpMethod.GET, handshake, "https://chat.example");
    assertEquals(200, welcome.statusCode());
    assertEquals("https://chat.example", welcome.getHeader("access-control-allow-origin"));
    HttpResponse<Buffer> preflight = asks(HttpMethod.OPTIONS, handshake, "https://chat.example");
    assertEquals(204, preflight.statusCode());
    assertEquals("GET, POST", preflight.getHeader("access-control-allow-methods"));
  }

  private HttpResponse<Buffer> asks(HttpMethod method, String query, String origin) {
    return Await.result(client.request(method, query).putHeader("origin", origin).send());
  }

  @Test
  @DisplayName("a client that stops reading is cut off, others hear everything")
  void slowWebSocket() {
    Promise<String> gone = Promise.promise();
    io.onConnection(
        socket -> socket.on("watch me", event -> socket.onDisconnect(gone::tryComplete)));
    try (RawSocket lazy = connected();
        RawSocket other = connected()) {
      lazy.text("42[\"watch me\"]");
      int sent = 0;
      while (!gone.future().isComplete()) {
        io.emit("news", LONG);
        sent++;
        assertTrue(other.readText().startsWith("42[\"news\""));
        assertTrue(sent < 10_000, "the lazy one is still there");
      }
      isUndisturbed(other);
    }
  }

  @Test
  @DisplayName("so is one that does not poll any more")
  void slowPolling() {
    Promise<String> gone = Promise.promise();
    io.onConnection(socket -> socket.onDisconnect(gone::tryComplete));
    String sid = client.opens();
    client.post(sid, "40");
    assertTrue(client.poll(sid).bodyAsString().startsWith("40{"));
    for (int n = 0; n < 100; n++) {
      io.emit("news", LONG);
    }
    assertEquals("transport close", Await.result(gone.future()));
    assertEquals(400, client.poll(sid).statusCode());
  }

  @Test
  @DisplayName("the client library is there with its maps, and costs little the second time")
  void servedClient() {
    for (String file :
        List.of(
            "socket.io.js",
            "socket.io.min.js",
            "socket.io.esm.min.js",
            "socket.io.msgpack.min.js",
            "socket.io.js.map",
            "socket.io.min.js.map",
            "socket.io.esm.min.js.map",
            "socket.io.msgpack.min.js.map")) {
      HttpResponse<Buffer> first = client.get(file);
      assertEquals(200, first.statusCode(), file);
      String type = file.endsWith(".map") ? "application/json" : "text/javascript; charset=utf-8";
      assertEquals(type, first.getHeader("content-type"));
      assertTrue(first.body().length() > 10_000);
      HttpResponse<Buffer> again =
          Await.result(
              client
                  .request(HttpMethod.GET, file)
                  .putHeader("if-none-match", first.getHeader("etag"))
                  .send());
      assertEquals(304, again.statusCode());
    }
    assertEquals(400, client.get("socket.io.exe.js").statusCode());
    options.serveClient(false);
    assertEquals(400, client.get("socket.io.js").statusCode());
  }

  @Test
  @DisplayName("pings, closes and opens of the wrong side close the connection")
  void wrongDirection() {
    for (String packet : List.of("2", "0{}", "5", "7", "")) {
      try (RawSocket socket = connected()) {
        socket.text(packet);
        assertEquals(1002, socket.closeCode(), packet);
      }
    }
  }

  @Test
  @DisplayName("sessions that are opened and left alone are closed when no namespace is asked for")
  void idleSessions() {
    SocketIoOptions hasty = new SocketIoOptions().connectTimeout(Duration.ofMillis(200));
    SocketIoServer server = new SocketIoServer(hasty);
    int other =
        Await.result(
            vertx
                .createHttpServer(server.configure(new HttpServerOptions().setPort(0)))
                .requestHandler(server)
                .listen()
                .map(HttpServer::actualPort));
    Polls polls = new Polls(vertx, other, "/socket.io/");
    String sid = polls.opens();
    Future<HttpResponse<Buffer>> waiting = polls.polling(sid);
    assertEquals("1", Await.result(waiting).bodyAsString());
    assertEquals(0, server.clients());
  }

  @Test
  @DisplayName("a body of a hundred thousand events that all want an answer does not stop the loop")
  void manyAcknowledgements() {
    try (RawSocket other = connected()) {
      String sid = client.opens();
      client.post(sid, "40");
      client.poll(sid);
      String event = "421[\"echo\",\"x\"]\u001e";
      String body = event.repeat(990_000 / event.length()) + "3";
      Future<HttpResponse<Buffer>> posted = client.posting(sid, body);
      isUndisturbed(other);
      assertTrue(Await.result(posted).statusCode() <= 400);
      assertEquals(400, client.poll(sid).statusCode());
    }
  }

  @Test
  @DisplayName("a client that says goodbye and does not read is gone all the same")
  void unreadGoodbye() {
    Promise<String> gone = Promise.promise();
    io.onConnection(
        socket ->
            socket.on(
                "fill",
                event -> {
                  socket.onDisconnect(gone::tryComplete);
                  // the network takes some of it; what matters is what it does not
                  for (int n = 0; n < 2_000 && socket.waitingBytes() < 100_000; n++) {
                    socket.emit("news", LONG);
                    socket.flush();
                  }
                }));
    try (RawSocket lazy = connected()) {
      lazy.text("42[\"fill\"]");
      lazy.frame(0x88, new byte[] {3, (byte) 0xE8});
      assertEquals("transport close", Await.result(gone.future()));
      // cut after the time that a close may take, whatever is still unread
      while (lazy.closeCode() != 1006) {
        // frames that were on their way
      }
    }
  }

  @Test
  @DisplayName("a session that is closed while it upgrades is over when the upgrade is done")
  void closedWhileUpgrading() {
    io.onConnection(socket -> socket.on("kick me", event -> socket.close()));
    String sid = client.opens();
    client.post(sid, "40");
    client.poll(sid);
    try (RawSocket upgrading = RawSocket.webSocket(port, WEBSOCKET + "&sid=" + sid)) {
      upgrading.text("2probe");
      assertEquals("3probe", upgrading.readText());
      client.post(sid, "42[\"kick me\"]");
      upgrading.text("5");
      long started = System.nanoTime();
      assertEquals(1000, upgrading.closeCode());
      assertTrue(System.nanoTime() - started < 15_000_000_000L, "it was told late");
    }
  }
}
