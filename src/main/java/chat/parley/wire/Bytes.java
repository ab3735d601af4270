package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * Binary data: bytes where the carrier has them, {@code {"$base64":"AQID"}} where it is text.
 *
 * @param most bytes
 * @param sample some that are taken
 */
record Bytes(int most, String sample) implements FieldType<byte[]> {

  /** What the server tells. */
  static final Bytes ANY = new Bytes(Integer.MAX_VALUE, "AAA=");

  @Override
  public byte[] read(String name, Object value, Bounds bounds) {
    byte[] bytes = BinaryData.bytes(name, value);
    if (bytes.length > most) {
      throw Wrong.tooLarge(name, "The field " + name + " takes at most " + most + " bytes.");
    }
    return bytes;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "object")
        .put(
            "properties",
            new JsonObject()
                .put(
                    "$base64",
                    new JsonObject().put("type", "string").put("contentEncoding", "base64")));
  }

  @Override
  public String words(Bounds bounds) {
    return "binary";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(Map.of("$base64", sample));
  }
}
