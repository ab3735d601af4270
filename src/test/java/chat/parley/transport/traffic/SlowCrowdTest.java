package chat.parley.transport.traffic;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who do not read, each within what may wait for him. */
class SlowCrowdTest {
  private static final String LONG = "x".repeat(8_000);
  private static final String REFUSALS = "parley_budget_refusals_total{budget=\"sending\"}";

  @TempDir Path data;

  private Server start(int heapBytes, int waitingBytes) {
    return Server.start(
        data,
        new JsonObject()
            .put("memory", new JsonObject().put("heapBytes", heapBytes))
            .put("limits", new JsonObject().put("waitingBytes", waitingBytes))
            .put("socketio", new JsonObject().put("maxPayloadBytes", 500_000))
            .put("times", new JsonObject().put("pingSeconds", 2).put("pongSeconds", 2)));
  }

  private static void fill(Person ann, int messages) {
    for (int n = 0; n < messages; n++) {
      ann.says("lobby", LONG);
    }
  }

  @Test
  @DisplayName("replies that nobody takes: those go for whom most waits, the others talk on")
  void replies() {
    try (Server server = start(80_000_000, 10_000_000)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      fill(ann, 40);
      List<RawSocket> lazy = new ArrayList<>();
      for (int n = 0; n < 12; n++) {
        RawSocket socket = RawSocket.webSocket(server.port(), "/ws");
        socket.text("{\"op\":\"hello\",\"id\":1}");
        for (int page = 0; page < 30; page++) {
          socket.text("{\"op\":\"history\",\"room\":\"lobby\",\"id\":2}");
        }
        lazy.add(socket);
      }
      Await.until("some are sent away", () -> server.metric(REFUSALS) > 0);
      Await.until("less waits", () -> server.usedBytes("sending") < 20_000_000);
      ann.says("lobby", "undisturbed");
      lazy.forEach(RawSocket::close);
      ann.closes();
      server.usesNothing();
    }
  }

  @Test
  @DisplayName("what many have not taken counts once, whatever carries it")
  void shared() {
    Vertx vertx = Vertx.vertx();
    try (Server server = start(80_000_000, 2_000_000)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      List<RawSocket> lazy = new ArrayList<>();
      Polls polls = new Polls(vertx, server.port(), "/socket.io/");
      for (int n = 0; n < 20; n++) {
        RawSocket socket = RawSocket.webSocket(server.port(), "/ws");
        socket.text("{\"op\":\"hello\",\"id\":1}");
        socket.readText();
        socket.text("{\"op\":\"join\",\"room\":\"lobby\",\"id\":2}");
        socket.readText();
        lazy.add(socket);
        String sid = polls.opens();
        assertEquals(200, polls.post(sid, "40").statusCode());
        assertEquals(200, polls.post(sid, "42[\"join\",{\"room\":\"lobby\"}]").statusCode());
      }
      Await.until(
          "all have come",
          () ->
              ok(ann.asks("presence", new JsonObject().put("of", "lobby")))
                      .getJsonObject("members")
                      .getInteger("count")
                  == 41);
      fill(ann, 80);
      double used = server.usedBytes("sending");
      assertTrue(used > 600_000 && used < 2_500_000, "40 lack 640 KB each: " + used);
      assertEquals(0, server.metric(REFUSALS));
      lazy.forEach(RawSocket::close);
      ann.closes();
      server.usesNothing();
    } finally {
      Await.result(vertx.close());
    }
  }
}
