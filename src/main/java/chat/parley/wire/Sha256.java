package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A SHA-256 in hexadecimal digits. */
enum Sha256 implements FieldType<String> {
  SHA_256;

  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{64}");

  @Override
  public String read(String name, Object value, Bounds bounds) {
    String digits = Text.of(name, value);
    if (!DIGITS.matcher(digits).matches()) {
      throw Wrong.field(name, "must be 64 hexadecimal digits");
    }
    return digits.toLowerCase(Locale.ROOT);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("pattern", "^[0-9a-fA-F]{64}$");
  }

  @Override
  public String words(Bounds bounds) {
    return "64 hexadecimal digits";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("0".repeat(64));
  }
}
