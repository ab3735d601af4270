package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that people do with boards, on the plainest carrier. */
class JdkWebSocketBoardTest extends BoardContract {

  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e400", "-1e400", "\"7\"", "null", "[1]", "1e201"})
  @DisplayName("what is no number that a board holds is refused, and nobody is harmed")
  void noNumbers(String number) {
    int id = 70_000 + number.hashCode() % 1_000;
    var reply = ann().expects(id);
    ann()
        .sendsText(
            ("{\"op\":\"record\",\"id\":%d,\"room\":\"%s\",\"board\":\"ops\",\"items\":[{\"set\":\"a\","
                    + "\"value\":%s}]}")
                .formatted(id, room(), number));
    if (number.matches("NaN|Infinity|-?1e400")) {
      ann().asks("ping", new JsonObject());
    } else {
      JsonObject refused = reply.join();
      assertEquals(0, ok(refused).getInteger("taken"), refused.encode());
    }
    assertEquals(0, watches(bob()).getJsonArray("metrics").size());
  }

  @Test
  @DisplayName("a session watches a hundred boards, and a room has fifty")
  void many() {
    IntStream.range(0, 50)
        .forEach(
            n ->
                ok(ann().asksPatiently("record", items(item("count", "c")).put("board", "b" + n))));
    assertEquals(
        "board",
        ann()
            .isRefused(429, "too_many", "record", items(item("count", "c")).put("board", "b50"))
            .getString("field"));
    Person eve = Person.comes(JdkWebSocket.CARRIER, server().port(), "Eve");
    IntStream.range(0, 100).forEach(n -> eve.asksPatiently("watch", ops().put("board", "b" + n)));
    assertEquals(
        "board",
        eve.isRefused(429, "too_many", "watch", ops().put("board", "b100")).getString("field"));
  }
}
