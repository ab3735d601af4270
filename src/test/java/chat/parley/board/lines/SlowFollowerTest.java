package chat.parley.board.lines;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does not read for a while is not cut off for a log, and hears the newest afterwards. */
class SlowFollowerTest {
  private static final int ROUNDS = 50;
  private static final int OTHERS = 10;
  private static final JsonObject GENEROUS =
      new JsonObject()
          .put(
              "limits",
              new JsonObject()
                  .put("sendBytesPerSecond", 100_000_000)
                  .put("commandsPerSecond", 1_000));
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");
  private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();

  private JsonObject next() throws InterruptedException {
    JsonObject next = told.poll(20, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing came");
    return next;
  }

  private static JsonArray lines(int round) {
    JsonArray items = new JsonArray();
    for (int n = 0; n < 10; n++) {
      items.add(new JsonObject().put("log", "app").put("text", round + " " + "x".repeat(2_000)));
    }
    return items;
  }

  @Test
  @DisplayName("a socket that takes nothing misses lines, and what is left out is told")
  void slow(@TempDir Path data) throws InterruptedException {
    Server server = Server.start(data, GENEROUS);
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    JsonObject follow = OPS.copy().put("every_ms", 100).put("per_second", 1_000);
    ok(bob.asks("board.follow", follow));
    WebSocket socket =
        Await.result(
            server
                .vertx()
                .createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(16 * 1024))
                .connect(server.port(), "127.0.0.1", "/ws"));
    socket.textMessageHandler(text -> told.add(new JsonObject(text)));
    socket.writeTextMessage(
        new JsonObject().put("op", "hello").put("id", 1).put("v", 1).put("name", "Sam").encode());
    socket.writeTextMessage(follow.copy().put("op", "board.follow").put("id", 2).encode());
    JsonObject answered = next();
    while (answered.getInteger("re", 0) != 2) {
      answered = next();
    }
    // or all of it would fit into what systems keep of a connection
    for (int other = 0; other < OTHERS; other++) {
      socket.writeTextMessage(
          follow.copy().put("op", "board.follow").put("board", "b" + other).encode());
    }
    socket.pause();
    long fast = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ok(ann.asksPatiently("record", OPS.copy().put("items", lines(round))));
      for (int other = 0; other < OTHERS; other++) {
        ok(
            ann.asksPatiently(
                "record", OPS.copy().put("board", "b" + other).put("items", lines(round))));
      }
      JsonObject event = bob.awaits("lines", one -> one.containsKey("left_out"));
      assertEquals(0, event.getInteger("left_out"), "the fast one misses nothing");
      assertTrue(event.getLong("since") >= fast);
      fast = event.getLong("n");
    }
    socket.resume();
    ok(
        ann.asksPatiently(
            "record",
            OPS.copy()
                .put(
                    "items",
                    new JsonArray().add(new JsonObject().put("log", "app").put("text", "end")))));
    long number = answered.getLong("n");
    int heard = 0;
    int leftOut = 0;
    boolean over = false;
    while (!over) {
      JsonObject event = next();
      if (event.containsKey("left_out") && event.getString("board").equals("ops")) {
        assertTrue(event.getLong("since") <= number, "it goes on from what one has");
        number = event.getLong("n");
        heard += event.getJsonArray("lines").size();
        leftOut += event.getInteger("left_out");
        over = event.encode().contains("\"end\"");
      }
    }
    assertFalse(socket.isClosed());
    assertTrue(leftOut > 0, heard + " heard, " + leftOut + " left out");
    assertTrue(heard < ROUNDS * 10, heard + " heard");
    Await.result(socket.close());
    server.close();
  }
}
