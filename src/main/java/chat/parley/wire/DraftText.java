package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What somebody has begun to write, which may be nothing yet. */
enum DraftText implements FieldType<String> {
  DRAFT_TEXT;

  @Override
  public String read(String name, Object value, Bounds bounds) {
    String text = Text.of(name, value);
    if (text.codePointCount(0, text.length()) > bounds.textCharacters()) {
      throw Wrong.tooLarge(name, "A draft has at most " + bounds.textCharacters() + " characters.");
    }
    return text;
  }

  @Override
  public JsonObject schema() {
    return Text.ANY.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return "text, at most " + String.format("%,d", bounds.textCharacters()) + " characters";
  }

  @Override
  public Optional<Object> example() {
    return Text.ANY.example();
  }
}
