package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A string.
 *
 * @param longest most characters, of which there is then at least one; 0 is any text
 */
public record Text(int longest) implements FieldType<String> {
  public static final Text ANY = new Text(0);

  /** One that is a string, whatever else it must be. */
  public static String of(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw Wrong.field(name, "must be a string");
  }

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return within(name, of(name, value));
  }

  /** A text that is within these bounds. */
  public String within(String name, String text) {
    if (longest > 0 && (text.isEmpty() || text.codePointCount(0, text.length()) > longest)) {
      throw Wrong.field(name, "must have 1 to " + longest + " characters");
    }
    return text;
  }

  @Override
  public JsonObject schema() {
    JsonObject schema = new JsonObject().put("type", "string");
    return longest == 0 ? schema : schema.put("minLength", 1).put("maxLength", longest);
  }

  @Override
  public String words(Bounds bounds) {
    return longest == 0 ? "text" : "text, 1 to " + longest + " characters";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("abc");
  }
}
