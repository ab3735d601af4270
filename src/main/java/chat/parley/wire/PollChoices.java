package chat.parley.wire;

import chat.parley.board.Poll;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one can choose from in a poll. */
enum PollChoices implements FieldType<List<String>> {
  POLL_CHOICES;

  private static final PollWords WORDS = new PollWords(Poll.CHOICE_CHARACTERS);

  @Override
  public List<String> read(String name, Object value, Bounds bounds) {
    if (!(value instanceof List<?> list)) {
      throw Wrong.field(name, "must be a list");
    }
    if (list.size() < Poll.FEWEST_CHOICES || list.size() > Poll.MOST_CHOICES) {
      throw Wrong.field(
          name, "must hold " + Poll.FEWEST_CHOICES + " to " + Poll.MOST_CHOICES + " choices");
    }
    Set<String> choices = new LinkedHashSet<>();
    for (Object choice : list) {
      if (!choices.add(WORDS.read(name, choice, bounds))) {
        throw Wrong.field(name, "must hold different choices");
      }
    }
    return List.copyOf(choices);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "array")
        .put("items", WORDS.schema())
        .put("minItems", Poll.FEWEST_CHOICES)
        .put("maxItems", Poll.MOST_CHOICES);
  }

  @Override
  public String words(Bounds bounds) {
    return "list of "
        + Poll.FEWEST_CHOICES
        + " to "
        + Poll.MOST_CHOICES
        + " texts of 1 to "
        + Poll.CHOICE_CHARACTERS
        + " characters";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(List.of("Tea", "Coffee"));
  }
}
