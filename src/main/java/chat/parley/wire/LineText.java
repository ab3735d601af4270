package chat.parley.wire;

import chat.parley.board.BoardBounds;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a line of a log says. */
enum LineText implements FieldType<String> {
  LINE_TEXT;

  @Override
  public String read(String name, Object value, Bounds bounds) {
    String text = Text.of(name, value);
    if (text.getBytes(StandardCharsets.UTF_8).length > BoardBounds.LINE_BYTES) {
      throw Wrong.tooLarge(
          name, "A line takes at most " + BoardBounds.LINE_BYTES + " bytes, as UTF-8.");
    }
    return text;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("maxLength", BoardBounds.LINE_BYTES);
  }

  @Override
  public String words(Bounds bounds) {
    return "text, at most " + BoardBounds.LINE_BYTES / 1024 + " KiB";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("started");
  }
}
