package chat.parley.wire;

import chat.parley.room.Emoji;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** One emoji, in one spelling for what is seen alike. */
enum EmojiText implements FieldType<String> {
  EMOJI;

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return Emoji.of(Text.of(name, value)).orElseThrow(() -> Wrong.field(name, "must be one emoji"));
  }

  @Override
  public JsonObject schema() {
    return Text.ANY.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return "one emoji";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("\uD83D\uDC4D");
  }
}
