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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums are right over nodes of the fat jar, also after one of them was killed. */
class BoardsIT {
  private static final JsonObject OPS =
      new JsonObject().put("room", "lobby").put("board", "ops").put("every_ms", 100);

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
    return Person.comes(JdkWebSocket.CARRIER, nodes.node(node).port(), name);
  }

  private static void counts(Person who, int by) {
    JsonObject item = new JsonObject().put("count", "votes").put("by", by);
    ok(who.asks("record", of().put("items", new JsonArray().add(item))));
  }

  private static void votes(Person who, String cid) {
    JsonObject item = new JsonObject().put("count", "votes");
    ok(
        who.asks(
            "record",
            of().put("items", new JsonArray().add(item)).put("exact", true).put("cid", cid)));
  }

  private static JsonObject of() {
    return new JsonObject().put("room", "lobby").put("board", "ops");
  }

  private static void hears(Person who, int total) {
    who.awaits(
        "a total of " + total,
        event -> event.encode().contains("\"total\":" + total + ",") && event.containsKey("ev"));
  }

  private static int sees(int node) {
    JsonArray metrics = ok(comes(node, "Eve").asks("watch", OPS)).getJsonArray("metrics");
    return metrics.isEmpty()
        ? 0
        : metrics
            .getJsonObject(0)
            .getJsonArray("series")
            .getJsonObject(0)
            .getJsonObject("now")
            .getInteger("total");
  }

  @Test
  @DisplayName("two nodes count, each hears the sum, and it stays when one is killed")
  void sums() {
    Person ann = comes(0, "Ann");
    Person bob = comes(1, "Bob");
    ok(ann.asks("watch", OPS));
    ok(bob.asks("watch", OPS));
    counts(ann, 3);
    hears(bob, 3);
    counts(bob, 4);
    hears(ann, 7);
    votes(bob, "c1");
    hears(ann, 8);
    counts(bob, 100);
    long at = System.nanoTime();
    hears(ann, 108);
    assertTrue(System.nanoTime() - at < TimeUnit.SECONDS.toNanos(5));
    assertEquals(108, sees(0));
    assertEquals(108, sees(1));
    votes(bob, "c2");
    nodes.node(1).kill();
    hears(ann, 109);
    counts(ann, 1);
    hears(ann, 110);
    assertEquals(110, sees(0));
  }
}
