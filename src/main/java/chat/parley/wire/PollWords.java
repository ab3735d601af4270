package chat.parley.wire;

import chat.parley.room.VisibleText;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A line of a poll, in which there is something to see. What is around it and the ends of lines
 * become one space: it is told in a list.
 *
 * @param longest in characters
 */
record PollWords(int longest) implements FieldType<String> {

  @Override
  public String read(String name, Object value, Bounds bounds) {
    String text = Text.of(name, value).replaceAll("\\s+", " ").strip();
    if (!VisibleText.in(text) || text.codePointCount(0, text.length()) > longest) {
      throw Wrong.field(name, "must have 1 to " + longest + " characters, and something to see");
    }
    return text;
  }

  /** Without its length: spaces around it do not count. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("minLength", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "text, 1 to " + longest + " characters";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("Tea or coffee?");
  }
}
