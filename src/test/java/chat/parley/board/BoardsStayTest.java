package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A board has its past when the server has been started anew. */
class BoardsStayTest {
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");

  private static JsonArray watches(Server server) {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    return ok(eve.asks("watch", OPS)).getJsonArray("metrics");
  }

  private static void records(Server server, Object... items) {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ok(ann.asks("record", OPS.copy().put("items", new JsonArray(List.of(items)))));
  }

  @Test
  @DisplayName("numbers, percentiles, ids, keys, values and the past are there after a restart")
  void restart(@TempDir Path data) {
    Server server = Server.start(data);
    records(
        server,
        new JsonObject().put("count", "votes").put("by", 5),
        new JsonObject().put("set", "heat").put("value", 21.5),
        new JsonObject().put("observe", "ms").put("value", 80),
        new JsonObject().put("top", "pages").put("key", "/"),
        new JsonObject().put("unique", "people").put("id", "ann"),
        new JsonObject().put("put", "score").put("key", "ann").put("value", 1));
    JsonArray before = watches(server);
    server.close();
    server = Server.start(data);
    records(server, new JsonObject().put("count", "votes"));
    JsonArray after = watches(server);
    assertEquals(before.size(), after.size());
    assertEquals(6, BoardContract.now(after, "votes").getInteger("total"));
    for (String same : List.of("heat", "pages", "people")) {
      assertEquals(BoardContract.now(before, same), BoardContract.now(after, same));
    }
    assertEquals(80, BoardContract.now(after, "ms").getInteger("max"));
    JsonObject past =
        BoardContract.metric(after, "votes")
            .getJsonArray("series")
            .getJsonObject(0)
            .getJsonObject("past");
    assertEquals(10_000, past.getInteger("step_ms"), "the finest there is after a restart");
    int sum =
        past.getJsonArray("values").stream()
            .filter(Number.class::isInstance)
            .mapToInt(value -> ((Number) value).intValue())
            .sum();
    assertEquals(6, sum);
    server.close();
  }
}
