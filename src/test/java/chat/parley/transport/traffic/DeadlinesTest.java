package chat.parley.transport.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client begins to send must become whole within a second here, byte by byte or not. */
class DeadlinesTest {
  private static final byte[] ENDLESS = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
  private static final String HOST = " HTTP/1.1\r\nHost: localhost:8080\r\n";

  @TempDir static Path data;
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        Server.start(
            data,
            new JsonObject()
                .put("times", new JsonObject().put("receiveSeconds", 1))
                .put("limits", new JsonObject().put("leastBytesPerSecond", 1_000)));
  }

  @AfterAll
  static void stop() {
    try (Server stopped = server) {
      stopped.usesNothing();
    }
  }

  private static void isLate(RawSocket socket, byte[] trickle) {
    long since = System.nanoTime();
    socket.trickles(trickle);
    String answer = socket.readsToEnd();
    long millis = (System.nanoTime() - since) / 1_000_000;
    assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    assertTrue(millis < 4_000, millis + " ms");
  }

  @Test
  @DisplayName("a header that comes a byte now and then; a connection that waits is left alone")
  void header() {
    try (RawSocket patient = new RawSocket(server.port());
        RawSocket slow = new RawSocket(server.port())) {
      assertTrue(patient.asks("GET /health/live" + HOST + "\r\n").contains("200"));
      isLate(slow, ("GET /" + HOST + "X: " + "y".repeat(500)).getBytes(StandardCharsets.UTF_8));
      patient.readsBody("{\"status\":\"UP\"}".length());
      assertTrue(patient.asks("GET /health/live" + HOST + "\r\n").contains("200"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/sockjs/000/half/xhr_send, Content-Length: 900",
    "/eventbus/000/half/xhr_send, Transfer-Encoding: chunked"
  })
  @DisplayName("a body that comes a byte now and then, with its length or in chunks")
  void body(String path, String framing) {
    try (RawSocket slow = new RawSocket(server.port())) {
      String head = "POST " + path + HOST + framing + "\r\n\r\n";
      slow.write((head + (framing.startsWith("T") ? "384\r\n" : "")).getBytes());
      isLate(slow, ENDLESS);
    }
  }

  private static String sid() {
    try (RawSocket opening = new RawSocket(server.port())) {
      opening.write(
          ("GET /socket.io/?EIO=4&transport=polling" + HOST + "Connection: close\r\n\r\n")
              .getBytes());
      String answer = opening.readsToEnd();
      return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 5)).getString("sid");
    }
  }

  private static String post(String sid, int length) {
    return "POST /socket.io/?EIO=4&transport=polling&sid="
        + sid
        + HOST
        + "Content-Type: text/plain\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  @DisplayName("a body of Socket.IO that comes a byte now and then")
  void posted() {
    try (RawSocket slow = new RawSocket(server.port())) {
      slow.write(post(sid(), 900).getBytes());
      isLate(slow, ENDLESS);
    }
  }

  @Test
  @DisplayName("a body that is answered before it has come ends the connection")
  void answered() {
    try (RawSocket early = new RawSocket(server.port())) {
      early.write(post("nobody", 900).getBytes());
      String answer = early.readsToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
      assertTrue(answer.toLowerCase().contains("connection: close"), answer);
    }
  }

  @Test
  @DisplayName("a body whose session is gone meanwhile ends")
  void sessionGone() {
    String sid = sid();
    try (RawSocket first = new RawSocket(server.port());
        RawSocket second = new RawSocket(server.port())) {
      first.write((post(sid, 900) + "4").getBytes());
      first.trickles("xx".getBytes());
      second.write((post(sid, 1) + "1").getBytes());
      String answer = first.readsToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }
  }

  @Test
  @DisplayName("what comes slowly, but as fast as it must, is taken")
  void slowLine() {
    try (RawSocket slow = new RawSocket(server.port())) {
      slow.write(post(sid(), 2_000).getBytes());
      byte[] piece = "4".repeat(50).getBytes(StandardCharsets.UTF_8);
      for (int n = 0; n < 40; n++) {
        slow.write(piece);
        slow.rests();
      }
      assertTrue(slow.asks("").startsWith("HTTP/1.1 200"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/ws,1008",
    "/sockjs/websocket,1008",
    "/sockjs/000/w/websocket,1008",
    "/eventbus/websocket,1008",
    "/socket.io/?EIO=4&transport=websocket,1008"
  })
  @DisplayName("a message whose fragments never end, though its pings are answered")
  void fragments(String path, int code) {
    try (RawSocket slow = RawSocket.webSocket(server.port(), path)) {
      slow.frame(0x01, "4".getBytes(StandardCharsets.UTF_8));
      assertEquals(code, slow.closesMeanwhile(100, n -> slow.frame(0x00, new byte[0])));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/socket.io/?EIO=4&transport=websocket"})
  @DisplayName("a frame that comes a byte now and then")
  void frame(String path) {
    try (RawSocket slow = RawSocket.webSocket(server.port(), path)) {
      byte[] frame = RawSocket.frameBytes(0x81, ENDLESS);
      assertEquals(1008, slow.closesMeanwhile(100, n -> slow.write(new byte[] {frame[n]})));
    }
  }

  @Test
  @DisplayName("attachments do not prolong the time of their packet")
  void attachments() {
    try (RawSocket slow =
        RawSocket.webSocket(server.port(), "/socket.io/?EIO=4&transport=websocket")) {
      slow.text("40");
      slow.text("4564-[\"x\"]");
      assertEquals(1002, slow.closesMeanwhile(60, n -> slow.frame(0x82, new byte[] {1})));
    }
  }
}
