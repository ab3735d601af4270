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

/** A board with more on it than anybody can look at. */
class CrowdedBoardTest {
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");
  private static final int METRICS = 25;
  private static final int LABELS = 200;

  private static void fills(Person person) {
    for (int metric = 0; metric < METRICS; metric++) {
      JsonArray items = new JsonArray();
      for (int label = 0; label < LABELS; label++) {
        items.add(
            new JsonObject()
                .put("count", "m" + metric)
                .put("labels", new JsonObject().put("k", "v" + label)));
      }
      JsonObject reply = ok(person.asks("record", OPS.copy().put("items", items)));
      assertEquals(LABELS, reply.getInteger("taken"));
    }
  }

  @Test
  @DisplayName("it is refused as a whole, and shown in parts; nobody is held up meanwhile")
  void tooLarge(@TempDir Path data) {
    Server server = Server.start(data);
    try {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      fills(ann);
      JsonObject refused = ann.isRefused(413, "too_large", "watch", OPS);
      assertEquals("metrics", refused.getString("field"));
      long now = System.currentTimeMillis();
      JsonObject past = OPS.copy().put("from", now - 86_400_000).put("to", now);
      ann.isRefused(413, "too_large", "board.past", past);
      JsonObject some = OPS.copy().put("metrics", new JsonArray().add("m3").add("m4"));
      JsonArray metrics = ok(ann.asks("watch", some)).getJsonArray("metrics");
      assertEquals(2, metrics.size());
      assertTrue(
          metrics.stream()
              .map(JsonObject.class::cast)
              .allMatch(metric -> metric.getJsonArray("series").size() == LABELS));
    } finally {
      server.close();
    }
  }
}
