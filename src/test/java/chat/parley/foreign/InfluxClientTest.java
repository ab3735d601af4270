package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that was written for InfluxDB feeds a board, unmodified. */
class InfluxClientTest {

  @Test
  @DisplayName("the official client of InfluxDB writes points, packed, and a board has them")
  void writes(@TempDir Path data) {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      try (Node client =
          Node.run(
              "influx-client.cjs",
              "http://127.0.0.1:" + server.port() + "/api/v1/boards/lobby/ops",
              ann.session() + "." + ann.welcome().getString("key"))) {
        client.prints("written");
      }
      JsonObject watched =
          Person.ok(ann.asks("watch", new JsonObject().put("room", "lobby").put("board", "ops")));
      Map<String, Double> values = new TreeMap<>();
      watched
          .getJsonArray("metrics")
          .forEach(
              metric -> {
                JsonObject series = ((JsonObject) metric).getJsonArray("series").getJsonObject(0);
                assertEquals(
                    new JsonObject().put("where", "hall, \"left\"").put("why", "a=b c"),
                    series.getJsonObject("labels"));
                values.put(
                    ((JsonObject) metric).getString("name"),
                    series.getJsonObject("now").getDouble("value"));
              });
      assertEquals(
          Map.of(
              "room_temperature", 25.0,
              "room_temperature.bytes", 50.0,
              "room_temperature.count", 50.0,
              "room_temperature.open", 1.0),
          values);
    }
  }
}
