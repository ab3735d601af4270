package chat.parley.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance program sio5 does what Socket.IO's own suite asks, and refuses what it must. */
class SocketIoProtocolTest {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

  private Vertx vertx;
  private int port;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    port =
        Await.result(SocketIoServices.echo(vertx, 0, Duration.ofMillis(100), Duration.ofSeconds(5)))
            .actualPort();
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  /** A connection whose handshake is done; the pings of the server are answered as they come. */
  private RawSocket opened() {
    RawSocket socket = RawSocket.webSocket(port, WEBSOCKET);
    socket.readText();
    return socket;
  }

  private RawSocket connected() {
    RawSocket socket = opened();
    socket.text("40");
    assertTrue(next(socket).startsWith("40{"));
    assertEquals("42[\"auth\",{}]", next(socket));
    return socket;
  }

  private static String next(RawSocket socket) {
    while (true) {
      String text = socket.readText();
      if (!text.equals("2")) {
        return text;
      }
      socket.text("3");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "40                        | 40        | 42[\"auth\",{}]",
        "40{\"token\":\"123\"}         | 40        | 42[\"auth\",{\"token\":\"123\"}]",
        "40/custom,                | 40/custom,| 42/custom,[\"auth\",{}]",
        "40/custom                 | 40/custom,| 42/custom,[\"auth\",{}]",
        "40/custom,{\"token\":\"abc\"} | 40/custom,| 42/custom,[\"auth\",{\"token\":\"abc\"}]"
      })
  @DisplayName("a client connects to a namespace, with or without a payload")
  void connects(String packet, String answer, String auth) {
    try (RawSocket socket = opened()) {
      socket.text(packet);
      String connected = next(socket);
      assertTrue(connected.startsWith(answer), connected);
      assertEquals(
          Set.of("sid"), new JsonObject(connected.substring(answer.length())).fieldNames());
      assertEquals(auth, next(socket));
    }
  }

  @Test
  @DisplayName("a namespace that is not there is refused, and the connection lives on")
  void unknownNamespace() {
    try (RawSocket socket = opened()) {
      socket.text("40/random");
      assertEquals("44/random,{\"message\":\"Invalid namespace\"}", next(socket));
      socket.text("40");
      assertTrue(next(socket).startsWith("40{"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4abc",
        "42{}",
        "42abc[\"message-with-ack\",1]",
        "42[\"connect\"]",
        "42[\"disconnect\"]",
        "42[{}]",
        "4218446744073709551616[\"message\"]",
        "451000000000-[\"message\"]",
        "45-1-[\"message\"]",
        "45[\"message\"]",
        "44{\"message\":\"from a client\"}"
      })
  @DisplayName("a bad packet closes the connection, and nobody else's")
  void badPacket(String packet) {
    try (RawSocket other = connected();
        RawSocket socket = connected()) {
      socket.text(packet);
      assertEquals(1002, socket.closeCode());
      other.text("42[\"message\",1]");
      assertEquals("42[\"message-back\",1]", next(other));
    }
  }

  @Test
  @DisplayName(
      "an attachment that belongs nowhere, or a placeholder that points nowhere, closes it")
  void badBinary() {
    try (RawSocket socket = connected()) {
      socket.frame(0x82, new byte[] {1});
      assertEquals(1002, socket.closeCode());
    }
    try (RawSocket socket = connected()) {
      socket.text("451-[\"message\",{\"_placeholder\":true,\"num\":1}]");
      socket.frame(0x82, new byte[] {1});
      assertEquals(1002, socket.closeCode());
    }
    try (RawSocket socket = connected()) {
      socket.text("451-[\"message\",{\"_placeholder\":true,\"num\":0}]");
      socket.text("42[\"message\"]");
      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  @DisplayName("text comes back, and acknowledgements answer by their ids")
  void text() {
    try (RawSocket socket = connected()) {
      socket.text("42[\"message\",1,\"2\",{\"3\":[true]}]");
      assertEquals("42[\"message-back\",1,\"2\",{\"3\":[true]}]", next(socket));
      socket.text("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
      assertEquals("43456[1,\"2\",{\"3\":[false]}]", next(socket));
    }
  }

  @Test
  @DisplayName("binary comes back behind its packet, and in acknowledgements too")
  void binary() {
    try (RawSocket socket = connected()) {
      String placeholders = "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
      socket.text("452-[\"message\"," + placeholders);
      socket.frame(0x82, new byte[] {1, 2, 3});
      socket.frame(0x82, new byte[] {4, 5, 6});
      assertEquals("452-[\"message-back\"," + placeholders, next(socket));
      assertArrayEquals(new byte[] {1, 2, 3}, socket.readBinary());
      assertArrayEquals(new byte[] {4, 5, 6}, socket.readBinary());
      socket.text("452-789[\"message-with-ack\"," + placeholders);
      socket.frame(0x82, new byte[] {1, 2, 3});
      socket.frame(0x82, new byte[] {4, 5, 6});
      assertEquals("462-789[" + placeholders, next(socket));
      assertArrayEquals(new byte[] {1, 2, 3}, socket.readBinary());
      assertArrayEquals(new byte[] {4, 5, 6}, socket.readBinary());
    }
  }

  @Test
  @DisplayName("leaving a namespace leaves the others, and the connection, as they were")
  void disconnects() {
    try (RawSocket socket = connected()) {
      socket.text("40/custom");
      next(socket);
      next(socket);
      socket.text("41/custom,");
      socket.text("42[\"message\",\"to the main namespace\"]");
      assertEquals("42[\"message-back\",\"to the main namespace\"]", next(socket));
      socket.text("41");
      socket.text("42[\"message\",\"to nobody\"]");
      assertEquals("2", socket.readText());
      socket.text("3");
      assertEquals("2", socket.readText());
    }
  }

  @Test
  @DisplayName("who asks for no namespace in time is closed")
  void late() {
    try (RawSocket socket = opened()) {
      assertEquals(1002, socket.closeCodeAfterPings());
    }
  }
}
