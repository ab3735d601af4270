package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.LogBook;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that asks too often waits for its refusals. */
class HeldAnswerTest {
  private static final String HANDSHAKE = "?EIO=4&transport=polling";
  private static final String REQUEST =
      "GET /socket.io/" + HANDSHAKE + " HTTP/1.1\r\nHost: localhost:8080\r\n\r\n";

  @TempDir private Path data;
  private Server server;

  @BeforeEach
  void start() {
    JsonObject few = new JsonObject().put("handshakesPerSecond", 1).put("handshakesBurst", 1);
    server = Server.installed(data, new JsonObject().put("addresses", few));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int polls() {
    return new Polls(server.vertx(), server.port(), "/socket.io/").get(HANDSHAKE).statusCode();
  }

  @Test
  @DisplayName("who asks too often is told when it is worth asking again, so he cannot ask faster")
  void held() {
    assertEquals(200, polls());
    long begun = System.nanoTime();
    List<Integer> refused = Stream.generate(this::polls).limit(3).toList();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    assertTrue(refused.contains(429), refused.toString());
    // refused at once, all three took less than 30 ms
    assertTrue(millis >= 300, millis + " ms");
  }

  @Test
  @DisplayName("a connection that breaks while requests wait in line leaves nothing in the log")
  void breaks() {
    try (LogBook log = new LogBook();
        RawSocket stranger = new RawSocket(server.port())) {
      assertTrue(stranger.asks(REQUEST.repeat(5)).startsWith("HTTP/1.1 200"));
      stranger.resets();
      // answered a tenth of a second after the server has seen the end of the other one
      assertEquals(429, polls());
      assertEquals(List.of(), log.lines("exceptionCaught"));
    }
  }
}
