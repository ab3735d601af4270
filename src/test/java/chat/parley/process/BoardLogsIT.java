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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a board has one order, whatever node of the fat jar one writes and reads at. */
class BoardLogsIT {
  private static final int LINES = 200;

  private static JsonObject ops() {
    return new JsonObject().put("room", "lobby").put("board", "ops");
  }

  private static void logs(Person who, String text) {
    JsonObject item = new JsonObject().put("log", "app").put("text", text);
    ok(who.asksPatiently("record", ops().put("items", new JsonArray().add(item))));
  }

  private static void follows(Person who) {
    ok(who.asks("board.follow", ops().put("every_ms", 100).put("per_second", 1_000)));
  }

  private static List<String> texts(JsonObject from) {
    return from.getJsonArray("lines").stream()
        .map(line -> ((JsonObject) line).getString("text"))
        .toList();
  }

  private static List<String> hears(Person who, int count) {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      JsonObject event = who.awaits("lines", told -> told.containsKey("left_out"));
      assertEquals(0, event.getInteger("left_out"));
      texts.addAll(texts(event));
    }
    return texts;
  }

  private static List<String> reads(Person who) {
    List<String> texts = new ArrayList<>();
    JsonObject asked = ops().put("after", 0);
    JsonObject page = ok(who.asksPatiently("board.lines", asked));
    texts.addAll(texts(page));
    while (page.getBoolean("more")) {
      page = ok(who.asksPatiently("board.lines", asked.put("after", page.getLong("n"))));
      texts.addAll(texts(page));
    }
    return texts;
  }

  @Test
  @DisplayName("two nodes write: all hear and read the same order, also after one was killed")
  void order(@TempDir Path folder) {
    try (Postgres postgres = Postgres.start();
        Nodes nodes = new Nodes(folder, postgres.url()).start(2)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, nodes.node(1).port(), "Bob");
      follows(ann);
      follows(bob);
      for (int n = 0; n < LINES; n++) {
        logs(n % 2 == 0 ? ann : bob, "line " + n);
      }
      List<String> heard = hears(ann, LINES);
      assertEquals(heard, hears(bob, LINES));
      assertEquals(LINES, new HashSet<>(heard).size(), "each once");
      assertEquals(heard, reads(ann));
      assertEquals(heard, reads(bob));
      for (int node = 0; node < 2; node++) {
        int parity = node;
        List<String> own =
            heard.stream()
                .filter(text -> Integer.parseInt(text.substring(5)) % 2 == parity)
                .toList();
        List<String> sorted = new ArrayList<>(own);
        sorted.sort((one, other) -> number(one) - number(other));
        assertEquals(sorted, own, "each node's own in its order");
      }
      nodes.node(1).kill();
      logs(ann, "line 1000");
      assertEquals(List.of("line 1000"), hears(ann, 1));
      assertTrue(reads(ann).containsAll(heard));
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(5));
  }
}
