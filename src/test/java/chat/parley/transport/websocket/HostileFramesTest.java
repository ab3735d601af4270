package chat.parley.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that no honest client sends; an honest one in the same room notices nothing. */
class HostileFramesTest {
  private static final int TEXT = 0x81;
  private static final int TEXT_BEGINS = 0x01;
  private static final int CONTINUES = 0x00;
  private static final int ENDS = 0x80;
  private static final int BINARY = 0x82;
  private static final int PING = 0x89;

  @TempDir private static Path data;
  private static Server server;
  private static Person honest;

  @BeforeAll
  static void start() {
    server = Server.start(data);
    honest = Person.comes(JdkWebSocket.CARRIER, server.port(), "Honest");
    honest.joins("lobby");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void honestPeopleGoOn() {
    honest.says("lobby", "still here");
    honest.hears("still here");
  }

  private static RawSocket open() {
    return RawSocket.webSocket(server.port(), "/ws");
  }

  private static byte[] bytes(int... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(values).forEach(bytes::write);
    return bytes.toByteArray();
  }

  private static byte[] letters(int count) {
    return "x".repeat(count).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("an unmasked frame, a reserved opcode, reserved bits and a long ping: 1002")
  void protocolErrors() {
    for (byte[] frame :
        new byte[][] {
          bytes(TEXT, 2, '{', '}'),
          RawSocket.frameBytes(0x83, letters(2)),
          RawSocket.frameBytes(TEXT | 0x40, letters(2)),
          RawSocket.frameBytes(CONTINUES, letters(2)),
          RawSocket.frameBytes(PING, letters(126)),
          RawSocket.frameBytes(0x88, bytes(0x03))
        }) {
      try (RawSocket socket = open()) {
        socket.write(frame);
        assertEquals(1002, socket.closeCode(), Arrays.toString(frame).substring(0, 6));
      }
    }
  }

  @Test
  @DisplayName("text that is not UTF-8: 1007, in whatever fragments it comes")
  void notUtf8() {
    for (byte[] bad : new byte[][] {bytes(0xFF), bytes(0xED, 0xA0, 0x80), bytes(0xE4, 0xBD)}) {
      try (RawSocket socket = open()) {
        socket.frame(TEXT, bad);
        assertEquals(1007, socket.closeCode());
      }
    }
    try (RawSocket socket = open()) {
      socket.frame(TEXT_BEGINS, bytes(0xE4, 0xBD));
      socket.frame(CONTINUES, bytes('x'));
      assertEquals(1007, socket.closeCode());
    }
  }

  @Test
  @DisplayName("a character cut in two by fragments, with a ping between, is whole again")
  void fragments() {
    byte[] hello = "{\"op\":\"hello\",\"id\":1,\"name\":\"你\"}".getBytes(StandardCharsets.UTF_8);
    try (RawSocket socket = open()) {
      socket.frame(TEXT_BEGINS, new byte[0]);
      for (int i = 0; i < hello.length; i++) {
        socket.frame(CONTINUES, bytes(hello[i]));
        socket.frame(PING, letters(1));
      }
      socket.frame(ENDS, new byte[0]);
      JsonObject welcome = new JsonObject(socket.readText());
      assertEquals("你", welcome.getJsonObject("user").getString("name"));
    }
  }

  @Test
  @DisplayName("a message over 64 KiB, at once or in fragments: 1009; binary: 1003")
  void tooLarge() {
    try (RawSocket socket = open()) {
      socket.frame(TEXT, letters(65_537));
      assertEquals(1009, socket.closeCode());
    }
    try (RawSocket socket = open()) {
      socket.frame(TEXT_BEGINS, letters(65_000));
      socket.frame(CONTINUES, letters(65_000));
      assertEquals(1009, socket.closeCode());
    }
    try (RawSocket socket = open()) {
      socket.frame(BINARY, letters(10));
      assertEquals(1003, socket.closeCode());
    }
  }

  @Test
  @DisplayName("a flood of pings whose answers nobody reads is cut off")
  void pingFlood() {
    byte[] ping = RawSocket.frameBytes(PING, letters(125));
    byte[] many = new byte[ping.length * 1_000];
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(ping, 0, many, i * ping.length, ping.length);
    }
    try (RawSocket socket = open()) {
      long sent = 0;
      try {
        while (sent < 1_000_000_000) {
          socket.write(many);
          sent += many.length;
        }
      } catch (UncheckedIOException cutOff) {
        assertTrue(sent > 0);
        return;
      }
    }
    throw new AssertionError("took a gigabyte of pings");
  }
}
