package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever missed a step sees something else in the end than history shows. */
class ViewTest {
  private static final List<JsonObject> STEPS =
      List.of(
          entry("message", 1).put("body", text("helo")),
          entry("message", 2).put("body", text("oops")),
          entry("edited", 1).put("body", text("hello")),
          entry("reaction", 1).put("emoji", "+").put("count", 1),
          entry("pinned", 1).put("on", true),
          entry("deleted", 2));

  private static final List<JsonObject> HISTORY =
      List.of(
          new JsonObject()
              .put("seq", 1)
              .put("body", text("hello"))
              .put("pinned", true)
              .put(
                  "reactions",
                  new JsonArray().add(new JsonObject("{\"emoji\":\"+\",\"count\":1}"))),
          new JsonObject().put("seq", 2).put("body", text("")).put("deleted", new JsonObject()));

  private static JsonObject entry(String kind, int seq) {
    return new JsonObject().put("ev", kind).put("seq", seq);
  }

  private static JsonObject text(String text) {
    return new JsonObject().put("text", text);
  }

  private static View after(List<JsonObject> steps) {
    View view = new View();
    steps.forEach(view::hear);
    return view;
  }

  @Test
  @DisplayName("who heard each step sees what history shows")
  void same() {
    assertEquals(Optional.empty(), after(STEPS).differsFrom(View.of(HISTORY)));
  }

  @ParameterizedTest(name = "step {0}")
  @ValueSource(ints = {2, 3, 4, 5})
  @DisplayName("who missed one sees something else")
  void missed(int step) {
    List<JsonObject> heard = new ArrayList<>(STEPS);
    heard.remove(step);
    assertTrue(after(heard).differsFrom(View.of(HISTORY)).isPresent());
  }
}
