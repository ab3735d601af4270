package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says of itself, on a board in the room that a setting names. */
class NodeBoardTest {
  private static JsonObject node(String room) {
    return new JsonObject().put("room", room).put("board", "_node").put("every_ms", 100);
  }

  private static JsonArray lines(Person who, String room) {
    return ok(who.asks("boards", new JsonObject().put("room", room))).getJsonArray("boards");
  }

  @Test
  @DisplayName("connections, deliveries, heap, commits and delays are there, and only in that room")
  void shown(@TempDir Path data) {
    JsonObject boards = new JsonObject().put("nodeRoom", "machine");
    Server server = Server.start(data, new JsonObject().put("boards", boards));
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("machine");
    assertEquals(2, lines(ann, "machine").size());
    assertEquals(1, lines(ann, "lobby").size());
    assertEquals(0, ok(ann.asks("watch", node("lobby"))).getJsonArray("metrics").size());
    JsonArray first = ok(ann.asks("watch", node("machine"))).getJsonArray("metrics");
    assertTrue(BoardContract.now(first, "heap_bytes").getLong("value") > 1_000_000);
    ann.says("machine", "hello");
    for (String metric : new String[] {"commit_ms", "loop_delay_ms", "messages", "deliveries"}) {
      ann.awaits(
          metric,
          event ->
              event.containsKey("changes")
                  && event.encode().contains("\"name\":\"" + metric + "\""));
    }
    JsonArray now = ok(ann.asks("watch", node("machine"))).getJsonArray("metrics");
    JsonObject connections = BoardContract.metric(now, "connections");
    assertTrue(
        connections.getJsonArray("series").stream()
            .map(JsonObject.class::cast)
            .anyMatch(series -> series.getJsonObject("now").getInteger("value") == 1),
        connections.encode());
    ok(
        ann.asks(
            "board.alert",
            node("machine").put("name", "Big").put("metric", "heap_bytes").put("above", 1)));
    ann.awaits("the alert", event -> event.encode().contains("⚠ Big: heap_bytes is above 1"));
    assertEquals(2, lines(ann, "machine").size());
    server.close();
  }
}
