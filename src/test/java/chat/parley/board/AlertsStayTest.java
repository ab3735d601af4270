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
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert that has begun goes on when the server has been started anew. */
class AlertsStayTest {
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");

  private static void heats(Person who, int value) {
    JsonObject item = new JsonObject().put("set", "heat").put("value", value);
    ok(who.asks("record", OPS.copy().put("items", new JsonArray().add(item))));
  }

  @Test
  @DisplayName("it is not told a second time, and its end is told in the first message")
  void restart(@TempDir Path data) {
    Server server = Server.start(data);
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    ok(
        ann.asks(
            "board.alert", OPS.copy().put("name", "Hot").put("metric", "heat").put("above", 200)));
    heats(ann, 250);
    ann.hears("⚠ Hot: heat is above 200: 250");
    server.close();
    server = Server.start(data);
    Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    bob.joins("lobby");
    JsonObject alert = ok(bob.asks("watch", OPS)).getJsonArray("alerts").getJsonObject(0);
    assertTrue(alert.getBoolean("active"));
    heats(bob, 100);
    JsonObject over = bob.awaits("its end", event -> "edited".equals(event.getString("ev")));
    assertEquals(alert.getString("message"), "lobby:" + over.getInteger("seq"));
    assertTrue(over.getJsonObject("body").getString("text").endsWith("highest 250"));
    JsonArray all =
        ok(bob.asks("history", new JsonObject().put("room", "lobby"))).getJsonArray("entries");
    assertEquals(List.of("✓"), all.stream().map(one -> mark((JsonObject) one)).toList());
    server.close();
  }

  private static String mark(JsonObject message) {
    return message.getJsonObject("body").getString("text").substring(0, 1);
  }
}
