package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows a board by a stream of events and does not read it for a while. */
class SlowStreamTest {
  private static final int ROUNDS = 40;
  private static final int KEYS = 150;

  @Test
  @DisplayName("who reads slowly misses states, is not cut, and has the last state in the end")
  void slow(@TempDir Path data) throws IOException {
    JsonObject wide =
        new JsonObject()
            .put("commandsPerSecond", 1_000_000)
            .put("commandsBurst", 1_000_000)
            .put("sendBytesPerSecond", 0);
    try (Server server = Server.start(data, new JsonObject().put("limits", wide));
        Socket socket = new Socket()) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      BoardsOverHttp http = new BoardsOverHttp(server.port(), "lobby", ann);
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/boards/lobby/ops/events?every_ms=100 HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                      + "Authorization: %s\r\n\r\n")
                  .formatted(server.port(), http.proof())
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 4_096);
      next(reader);
      String filler = "x".repeat(1_900);
      for (int round = 1; round <= ROUNDS; round++) {
        assertEquals(204, http.post("/ops/items", puts(round, filler)).statusCode());
      }
      int told = 0;
      JsonObject event;
      do {
        event = next(reader);
        told += event.getJsonArray("values", new JsonArray()).size();
      } while (!has(event, ROUNDS));
      assertTrue(told < ROUNDS * KEYS, "all of " + told + " were told");
    }
  }

  private static String puts(int round, String filler) {
    JsonArray items = new JsonArray();
    for (int key = 0; key < KEYS; key++) {
      items.add(
          new JsonObject()
              .put("put", "state")
              .put("key", "k" + key)
              .put("value", new JsonArray().add(round).add(filler)));
    }
    return items.encode();
  }

  /** Chunks have lines of their own between those of the stream. */
  private static JsonObject next(BufferedReader reader) throws IOException {
    while (true) {
      String line = reader.readLine();
      if (line == null) {
        throw new AssertionError("the stream was cut");
      }
      if (line.startsWith("data: ")) {
        return new JsonObject(line.substring("data: ".length()));
      }
    }
  }

  private static boolean has(JsonObject event, int round) {
    return event.getJsonArray("values", new JsonArray()).stream()
        .anyMatch(value -> ((JsonObject) value).getJsonArray("value").getInteger(0) == round);
  }
}
