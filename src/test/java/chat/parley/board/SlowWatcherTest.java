package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does not read for a while is not cut off for a board, and has all of it afterwards. */
class SlowWatcherTest {
  private static final int SERIES = 80;
  private static final int KEYS = 20;
  private static final int LONGEST = 1024 * 1024;
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");
  private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();

  private WebSocket slow(Vertx vertx, int port) {
    WebSocketClient client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(LONGEST).setMaxMessageSize(LONGEST));
    WebSocket socket = Await.result(client.connect(port, "127.0.0.1", "/ws"));
    socket.textMessageHandler(text -> told.add(new JsonObject(text)));
    says(socket, new JsonObject().put("op", "hello").put("id", 1).put("v", 1).put("name", "Sam"));
    says(socket, OPS.copy().put("op", "watch").put("id", 2).put("every_ms", 100));
    return socket;
  }

  private static void says(WebSocket socket, JsonObject what) {
    socket.writeTextMessage(what.encode());
  }

  private JsonObject next() throws InterruptedException {
    JsonObject next = told.poll(20, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing came");
    return next;
  }

  private static JsonArray weighs(int key, int weight) {
    JsonArray items = new JsonArray();
    for (int series = 0; series < SERIES; series++) {
      items.add(
          new JsonObject()
              .put("top", "pages")
              .put("labels", new JsonObject().put("of", "s" + series))
              .put("key", (key + "-").repeat(60).substring(0, 120))
              .put("weight", weight));
    }
    return items;
  }

  private static void records(Person ann, JsonArray items) {
    JsonObject reply = ann.asksPatiently("record", OPS.copy().put("items", items));
    assertEquals(0, reply.getJsonArray("refused").size(), reply.encode());
  }

  @Test
  @DisplayName("a socket that takes nothing misses events, and gets what it lacks when it takes")
  void slow(@TempDir Path data) throws InterruptedException {
    Server server = Server.start(data);
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    for (int key = 0; key < KEYS; key++) {
      records(ann, weighs(key, 1));
    }
    ok(bob.asks("watch", OPS.copy().put("every_ms", 100)));
    WebSocket socket = slow(server.vertx(), server.port());
    JsonObject watched = next();
    while (!watched.containsKey("resumed")) {
      watched = next();
    }
    socket.pause();
    long fast = watched.getLong("rev");
    for (int round = 0; round < 60; round++) {
      records(ann, weighs(round % KEYS, 1));
      JsonObject event = bob.next("board");
      assertTrue(event.getLong("since") <= fast, "the fast one misses nothing");
      fast = event.getLong("rev");
    }
    records(ann, new JsonArray().add(new JsonObject().put("count", "end")));
    socket.resume();
    List<JsonObject> events = new ArrayList<>();
    boolean over = false;
    while (!over) {
      JsonObject event = next();
      if (event.containsKey("changes")) {
        events.add(event);
        over =
            event.getJsonArray("changes").stream()
                .anyMatch(metric -> "end".equals(((JsonObject) metric).getString("name")));
      }
    }
    assertFalse(socket.isClosed());
    assertTrue(events.size() < 60, events.size() + " events");
    JsonObject last = events.get(events.size() - 1);
    long rev = watched.getLong("rev");
    for (JsonObject event : events) {
      assertTrue(event.getLong("since") <= rev, "what was missed is in what comes");
      rev = event.getLong("rev");
    }
    assertTrue(last.encode().length() > 100_000, "all of the others, too");
    Await.result(socket.close());
    server.close();
  }
}
