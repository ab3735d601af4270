package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert outlives the node that looks after it. */
class AlertsIT {
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");

  @TempDir private static Path folder;
  private static Postgres postgres;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    nodes = new Nodes(folder, postgres.url()).start(2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    postgres.close();
  }

  private static Person comes(int node, String name) {
    Person person = Person.comes(JdkWebSocket.CARRIER, nodes.node(node).port(), name);
    person.joins("lobby");
    return person;
  }

  private static void heats(Person who, int value) {
    JsonObject item = new JsonObject().put("set", "heat").put("value", value);
    ok(who.asks("record", OPS.copy().put("items", new JsonArray().add(item))));
  }

  @Test
  @DisplayName("it begins on one node, which is killed, and is over on the other: one message")
  void killed() {
    Person ann = comes(0, "Ann");
    Person bob = comes(1, "Bob");
    ok(
        ann.asks(
            "board.alert", OPS.copy().put("name", "Hot").put("metric", "heat").put("above", 200)));
    heats(bob, 250);
    JsonObject said = bob.hears("⚠ Hot: heat is above 200: 250");
    ann.hears("⚠ Hot: heat is above 200: 250");
    nodes.node(0).kill();
    heats(bob, 100);
    JsonObject over = bob.awaits("its end", event -> "edited".equals(event.getString("ev")));
    assertEquals(said.getInteger("seq"), over.getInteger("seq"));
    String text = over.getJsonObject("body").getString("text");
    assertTrue(text.startsWith("✓ Hot is over: heat was above 200"), text);
    assertEquals(
        1,
        ok(bob.asks("history", new JsonObject().put("room", "lobby")))
            .getJsonArray("entries")
            .size());
  }
}
