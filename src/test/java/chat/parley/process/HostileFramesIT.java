package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.ClusterKey;
import chat.parley.support.Fetched;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody reaches the ports between nodes who is none. */
class HostileFramesIT {
  private static final int JSON_OBJECT = 13;
  private static final int PROTOCOL = 2;
  private static final int CHUNK = 1024 * 1024;
  private static final int CHUNKS = 400;

  @TempDir private static Path folder;
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  @DisplayName("a made-up command on the bus port is not obeyed; without TLS it would be")
  void command() throws Exception {
    assertEquals(List.of("I am real"), saidAfterInjection("database"));
    assertEquals(List.of("I am root", "I am real"), saidAfterInjection("off"));
  }

  /** What is said in a room after somebody has sent a frame of the event bus by hand. */
  private static List<String> saidAfterInjection(String tls) throws Exception {
    int port = freePort();
    String room = "room-" + tls;
    try (Nodes nodes =
        new Nodes(folder, postgres.url())
            .with("PARLEY_CLUSTER_BUS_PORT", "" + port)
            .with("PARLEY_CLUSTER_TLS", tls)
            .start(1)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      ann.joins(room);
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.getOutputStream().write(frame("parley.send", room).getBytes());
        socket.getOutputStream().flush();
        if (tls.equals("off")) {
          ann.hears("I am root");
        } else {
          socket.setSoTimeout(20_000);
          assertEquals(-1, lastByte(socket), "a stranger's connection is closed");
        }
      }
      ann.says(room, "I am real");
      JsonObject history = ann.asks("history", new JsonObject().put("room", room).put("limit", 10));
      return Person.texts(history.getJsonArray("entries"));
    }
  }

  private static int lastByte(Socket socket) throws IOException {
    try {
      int last = socket.getInputStream().read();
      while (last >= 0) {
        last = socket.getInputStream().read();
      }
      return last;
    } catch (IOException reset) {
      return -1;
    }
  }

  private static Buffer frame(String address, String room) {
    Buffer body =
        new JsonObject()
            .put("to", "room:" + room)
            .put("body", new JsonObject().put("text", "I am root"))
            .toBuffer();
    Buffer frame =
        Buffer.buffer()
            .appendInt(0)
            .appendByte((byte) PROTOCOL)
            .appendByte((byte) JSON_OBJECT)
            .appendByte((byte) 0);
    text(frame, address);
    frame.appendInt(0);
    text(frame, "nobody");
    frame.appendInt(4);
    frame.appendInt(body.length()).appendBuffer(body);
    return frame.setInt(0, frame.length() - 4);
  }

  private static void text(Buffer frame, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frame.appendInt(bytes.length).appendBytes(bytes);
  }

  @Test
  @DisplayName("nodes with key and trust stores of their own are one chat too")
  void files() throws Exception {
    try (Nodes nodes =
        ClusterKey.made(folder.resolve("node.p12"), new Nodes(folder, postgres.url())).start(2)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      ann.joins("files");
      Person bob = Person.comes(JdkWebSocket.CARRIER, nodes.node(1).port(), "Bob");
      bob.joins("files");
      ann.awaits("Bob comes", event -> event.encode().contains(bob.user()));
      ann.tells("session:" + bob.session(), "by certificate");
      bob.hears("by certificate");
    }
  }

  @Test
  @DisplayName("neither a frame of two gigabytes nor rubbish takes a node down, on any port")
  void flood() throws Exception {
    int bus = freePort();
    int passage = freePort();
    int manager = freePort();
    try (Nodes nodes =
        new Nodes(folder, postgres.url())
            .with("PARLEY_CLUSTER_BUS_PORT", "" + bus)
            .with("PARLEY_CLUSTER_PASS_PORT", "" + passage)
            .with("PARLEY_CLUSTER_PORT", "" + manager)
            .start(1)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      ann.joins("lobby");
      for (int port : List.of(bus, passage, manager)) {
        flood(port, new byte[] {0x7f, -1, -1, -1});
        flood(port, "HZC".getBytes(StandardCharsets.US_ASCII));
        flood(port, rubbish());
        ann.says("lobby", "still here " + port);
      }
      hugeHazelcastPacket(manager);
      ann.says("lobby", "still here");
      Await.until(
          "ready", () -> Fetched.operations(nodes.node(0), "/health/ready").status() == 200);
      assertTrue(nodes.node(0).runs());
    }
  }

  private static byte[] rubbish() {
    byte[] bytes = new byte[100];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** More than the heap holds, unless the node closes before. */
  private static void flood(int port, byte[] beginning) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(beginning);
      byte[] chunk = new byte[CHUNK];
      for (int n = 0; n < CHUNKS; n++) {
        out.write(chunk);
      }
    } catch (IOException closed) {
      // that is what a node should do
    }
  }

  /** As members speak: protocol, then version, flags, partition, type and length. */
  private static void hugeHazelcastPacket(int port) {
    Buffer packet =
        Buffer.buffer("HZC")
            .appendByte((byte) 4)
            .appendByte((byte) 0)
            .appendByte((byte) 16)
            .appendInt(-1)
            .appendInt(0x7ffffff0);
    flood(port, packet.getBytes());
  }
}
