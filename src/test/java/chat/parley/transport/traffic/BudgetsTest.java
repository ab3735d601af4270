package chat.parley.transport.traffic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many strangers, each within his own limits, would fill the memory of a node together. While they
 * try, an honest pair talks, and when they are gone nothing is counted any more.
 */
class BudgetsTest {
  private static final String HOST = " HTTP/1.1\r\nHost: localhost:8080\r\n";
  private static final String ENGINE = "/socket.io/?EIO=4&transport=";
  private static final int STRANGERS = 40;

  @TempDir Path data;

  private final Vertx vertx = Vertx.vertx();
  private final List<RawSocket> strangers = new ArrayList<>();

  @AfterEach
  void end() {
    Await.result(vertx.close());
  }

  /** Twenty megabytes of heap: two for what is received, two for what is stored, five to send. */
  private Server start() {
    return Server.start(
        data,
        new JsonObject()
            .put("memory", new JsonObject().put("heapBytes", 20_000_000))
            .put("times", new JsonObject().put("pingSeconds", 1).put("pongSeconds", 2)));
  }

  /** Each opens a connection, and does something; then all go. */
  private void undisturbed(Server server, Function<Integer, RawSocket> stranger) {
    Wire.Carrier polling = Polling.carrier(vertx);
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    Person bob = Person.comes(polling, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    double most = 0;
    for (int n = 0; n < STRANGERS; n++) {
      strangers.add(stranger.apply(n));
      if (n % 10 == 9) {
        ann.says("lobby", "to Bob " + n);
        bob.hears("to Bob " + n);
        bob.says("lobby", "to Ann " + n);
        ann.hears("to Bob " + n);
        ann.hears("to Ann " + n);
        bob.hears("to Ann " + n);
        most = Math.max(most, server.usedBytes("receiving"));
      }
    }
    assertTrue(most > 1_000_000, "they fill it: " + most);
    assertTrue(most <= 2_000_000, "and no more: " + most);
    ann.closes();
    bob.isCutOff();
  }

  private long refused(String word) {
    return strangers.stream().filter(stranger -> stranger.readsToEnd().contains(word)).count();
  }

  private void allGo() {
    strangers.forEach(RawSocket::close);
  }

  private static void writes(RawSocket socket, byte[] bytes) {
    try {
      socket.write(bytes);
    } catch (UncheckedIOException refused) {
      // it has been answered, and reads that
    }
  }

  @Test
  @DisplayName("half-sent attachments of Socket.IO: some are closed with 4100")
  void attachments() {
    try (Server server = start()) {
      undisturbed(server, n -> halfAttachment(server));
      assertTrue(strangers.stream().filter(socket -> socket.closedSoFar() == 4100).count() > 5);
      allGo();
      server.usesNothing();
    }
  }

  private static RawSocket halfAttachment(Server server) {
    RawSocket socket = RawSocket.webSocket(server.port(), ENGINE + "websocket");
    socket.text("40");
    while (!socket.readText().startsWith("40")) {
      // it is in the chat when this comes
    }
    socket.text("452-[\"x\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
    socket.frame(0x82, new byte[60_000]);
    byte[] half = RawSocket.frameBytes(0x82, new byte[60_000]);
    writes(socket, Arrays.copyOf(half, 40_000));
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/eventbus/websocket"})
  @DisplayName("halves of messages, in fragments and in frames: some are closed with 4100")
  void halves(String path) {
    try (Server server = start()) {
      undisturbed(
          server,
          n -> {
            RawSocket socket = RawSocket.webSocket(server.port(), path);
            byte[] text = "x".repeat(64_000).getBytes(StandardCharsets.UTF_8);
            if (n % 2 == 0) {
              socket.frame(0x01, text);
            } else {
              writes(socket, Arrays.copyOf(RawSocket.frameBytes(0x81, text), 63_000));
            }
            return socket;
          });
      assertTrue(strangers.stream().filter(socket -> socket.closedSoFar() == 4100).count() > 5);
      allGo();
      server.usesNothing();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/socket.io", "/sockjs/000/half/xhr_send"})
  @DisplayName("halves of bodies: some are answered 503")
  void bodies(String path) {
    try (Server server = start()) {
      undisturbed(
          server,
          n -> {
            String target =
                path.equals("/socket.io") ? ENGINE + "polling&sid=" + server.opens() : path;
            RawSocket socket = new RawSocket(server.port());
            socket.write(
                ("POST "
                        + target
                        + HOST
                        + "Content-Type: text/plain\r\nContent-Length: 65000\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            writes(socket, new byte[64_000]);
            return socket;
          });
      strangers.forEach(RawSocket::endsOutput);
      assertTrue(refused("HTTP/1.1 503") > 5);
      allGo();
      server.usesNothing();
    }
  }
}
