package chat.parley.document.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random histories of Yjs, read here and written on: both see the same. */
class DocumentFuzzTest {
  private static final int HISTORIES = Integer.getInteger("parley.yjs.histories", 1_500);
  private static final String[] WORDS = {
    "", "x", "two words", "😀", "你好\n", "a😀b", "line\nline\n"
  };

  private static YjsOracle yjs;

  @BeforeAll
  static void start() {
    yjs = new YjsOracle();
  }

  @AfterAll
  static void stop() {
    yjs.close();
  }

  @Test
  @DisplayName("a document reads as in Yjs, and what is written into it here Yjs has too")
  void histories() {
    for (int seed = 1; seed <= HISTORIES; seed++) {
      try {
        history(seed);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError("seed " + seed, wrong);
      }
    }
  }

  private static void history(int seed) {
    Random random = new Random(seed);
    YjsOracle.History history = yjs.history(seed);
    UpdateSet set = new UpdateSet();
    history.updates().forEach(update -> set.add(Update.read(update, Bounds.DEFAULT)));
    assertEquals(history.content(), content(Document.read(set.since(StateVector.EMPTY))), "all");
    byte[] compact = set.compact();
    assertEquals(history.content(), content(Document.read(compact)), "compact");

    for (int i = 0; i < 3; i++) {
      String text = Document.read(set.compact()).text("plain");
      int from = random.nextInt(text.length() + 1);
      int to = from + random.nextInt(text.length() - from + 1);
      String word = WORDS[random.nextInt(WORDS.length)];
      byte[] edit = Document.read(set.compact()).replace("plain", from, to, word, 7);
      Added added = set.add(Update.read(edit, Bounds.DEFAULT));
      assertFalse(added.waits());
      assertEquals(expected(text, from, to, word), Document.read(set.compact()).text("plain"));
    }
    Document before = Document.read(compact);
    set.add(Update.read(Document.read(set.compact()).restore(before, 8), Bounds.DEFAULT));
    set.add(Update.read(Document.read(set.compact()).append("rich", "end", 8), Bounds.DEFAULT));
    byte[] back = Document.read(set.compact()).restore(Document.read(history.half()), 8);
    UpdateSet restoring = UpdateSet.of(Update.read(set.compact(), Bounds.DEFAULT));
    restoring.add(Update.read(back, Bounds.DEFAULT));
    assertEquals(
        joined(content(Document.read(history.half()))),
        joined(yjs.loads(restoring.compact()).content()),
        "back");
    Document edited = Document.read(set.compact());
    assertEquals(before.text("plain"), edited.text("plain"));
    YjsOracle.Loaded loaded = yjs.loads(compact, set.since(vector(compact)));
    assertEquals(loaded.content(), content(edited), "edited");
    assertFalse(loaded.pending());
  }

  /** Pieces with the same formats are one: formats may begin again where they end. */
  private static JsonObject joined(JsonObject content) {
    JsonArray joined = new JsonArray();
    for (Object piece : content.getJsonArray("rich")) {
      JsonObject next = (JsonObject) piece;
      JsonObject last =
          joined.isEmpty() ? new JsonObject() : joined.getJsonObject(joined.size() - 1);
      if (last.getValue("insert") instanceof String text
          && next.getValue("insert") instanceof String more
          && Objects.equals(last.getValue("attributes"), next.getValue("attributes"))) {
        last.put("insert", text + more);
      } else {
        joined.add(next.copy());
      }
    }
    return content.copy().put("rich", joined);
  }

  private static StateVector vector(byte[] update) {
    return UpdateSet.of(Update.read(update, Bounds.DEFAULT)).vector();
  }

  private static String expected(String text, int from, int to, String word) {
    int start = cuts(text, from) ? from - 1 : from;
    int end = cuts(text, to) ? to < text.length() && to > from ? to + 1 : start : to;
    return text.substring(0, start) + word + text.substring(Math.max(start, end));
  }

  private static boolean cuts(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  static JsonObject content(Document document) {
    return new JsonObject()
        .put("plain", document.text("plain"))
        .put("rich", new JsonArray(document.delta("rich")))
        .put("array", new JsonArray(document.json("array", Root.ARRAY)))
        .put("map", new JsonObject(document.json("map", Root.MAP)))
        .put("xml", document.xml("xml"));
  }
}
