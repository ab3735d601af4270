package chat.parley.wire;

import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binary data in named events: byte arrays here, {@code {"$base64":"AQID"}} where only JSON can go.
 */
public final class BinaryData {
  /** As many as the official clients of Socket.IO take in one event. */
  public static final int MOST_PIECES = 10;

  private static final String KEY = "$base64";
  private static final String PLACEHOLDER = "_placeholder";

  /** The longest number, with room to spare. */
  private static final int SCALAR = 26;

  private BinaryData() {}

  /** With byte arrays where the JSON spells them. */
  public static List<Object> read(List<Object> values) {
    List<Object> read = new ArrayList<>(values.size());
    values.forEach(value -> read.add(read(value)));
    return read;
  }

  @SuppressWarnings("unchecked") // StrictJson makes no other lists
  private static Object read(Object value) {
    if (value instanceof List<?> list) {
      return read((List<Object>) list);
    }
    if (value instanceof Map<?, ?> map) {
      return map.size() == 1 && map.get(KEY) instanceof String base64
          ? bytes(base64)
          : readObject(map);
    }
    return value;
  }

  private static byte[] bytes(String base64) {
    return bytes("data", base64);
  }

  private static byte[] bytes(String name, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw Wrong.field(name, "holds something that is no base64");
    }
  }

  /** A field that must be bytes, spelled or as they are. */
  static byte[] bytes(String name, Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof Map<?, ?> map
        && map.size() == 1
        && map.get(KEY) instanceof String base64) {
      return bytes(name, base64);
    }
    throw Wrong.field(name, "must be binary: {\"" + KEY + "\":\"…\"}");
  }

  /** With bytes for fields that spell them, for carriers that have bytes. */
  public static JsonObject unspelled(JsonObject json) {
    JsonObject plain = new JsonObject();
    json.forEach(
        field ->
            plain.put(
                field.getKey(),
                field.getValue() instanceof JsonObject spelled
                        && spelled.size() == 1
                        && spelled.getValue(KEY) instanceof String base64
                    ? bytes(field.getKey(), base64)
                    : field.getValue()));
    return plain;
  }

  /** As JSON spells them. */
  static JsonObject json(byte[] bytes) {
    return new JsonObject().put(KEY, Base64.getEncoder().encodeToString(bytes));
  }

  private static Map<String, Object> readObject(Map<?, ?> map) {
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put((String) key, read(value)));
    return object;
  }

  /** As JSON can carry them. */
  public static List<Object> spelled(List<Object> values) {
    List<Object> spelled = new ArrayList<>(values.size());
    values.forEach(value -> spelled.add(spelled(value)));
    return spelled;
  }

  @SuppressWarnings("unchecked") // only lists of objects are in an event
  private static Object spelled(Object value) {
    if (value instanceof byte[] bytes) {
      return Map.of(KEY, Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof List<?> list) {
      return spelled((List<Object>) list);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, item) -> object.put((String) key, spelled(item)));
      return object;
    }
    return value;
  }

  static boolean within(Object value) {
    return pieces(value) > 0;
  }

  /** How many byte arrays are in it. */
  static int pieces(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().mapToInt(BinaryData::pieces).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().mapToInt(BinaryData::pieces).sum();
    }
    return value instanceof byte[] ? 1 : 0;
  }

  /** Whether clients of Socket.IO would take an object in it for what stands for binary data. */
  static boolean forged(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(BinaryData::forged);
    }
    return value instanceof Map<?, ?> map
        && (placeholder(map) || map.values().stream().anyMatch(BinaryData::forged));
  }

  /** Whether clients of Socket.IO take this object for what stands for binary data. */
  public static boolean placeholder(Map<?, ?> object) {
    return Boolean.TRUE.equals(object.get(PLACEHOLDER));
  }

  /** Bytes it takes as JSON, never fewer than it really does. */
  public static long weight(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length * 4L / 3 + KEY.length() + SCALAR;
    }
    if (value instanceof String text) {
      return text.chars().mapToLong(BinaryData::weight).sum() + 2;
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToLong(BinaryData::weight).sum() + list.size() + 2;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
              .mapToLong(entry -> weight(entry.getKey()) + weight(entry.getValue()) + 2)
              .sum()
          + 2;
    }
    return SCALAR;
  }

  /** UTF-8, with the longest escapes that JSON has. */
  private static long weight(int unit) {
    if (unit < ' ' || unit == 0x7F) {
      return 6;
    }
    return unit == '"' || unit == '\\' ? 2 : unit < 0x80 ? 1 : 3;
  }
}
