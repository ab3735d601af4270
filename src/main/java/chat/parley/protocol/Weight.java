package chat.parley.protocol;

import java.util.List;
import java.util.Map;

/**
 * How many bytes JSON values, as Java ones, take: spelled out, and as they are kept in memory. Near
 * enough to bound them.
 */
public final class Weight {
  /** What surrounds the data of a message or event: ids, names, times. */
  public static final int ENVELOPE = 400;

  private static final int SCALAR = 20;
  private static final int ENTRY = 40;

  private Weight() {}

  /** As it is kept in memory. */
  public static long kept(Object value) {
    if (value instanceof String text) {
      return SCALAR + 2L * text.length();
    }
    if (value instanceof byte[] binary) {
      return SCALAR + binary.length;
    }
    if (value instanceof List<?> list) {
      return SCALAR + list.stream().mapToLong(Weight::kept).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return SCALAR
          + map.entrySet().stream()
              .mapToLong(entry -> ENTRY + kept(entry.getKey()) + kept(entry.getValue()))
              .sum();
    }
    return SCALAR;
  }

  /** As JSON. */
  public static int of(Object value) {
    if (value instanceof byte[] binary) {
      return binary.length / 3 * 4 + SCALAR;
    }
    if (value instanceof String text) {
      return ofText(text) + 2;
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToInt(Weight::of).sum() + list.size() + 2;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
              .mapToInt(entry -> of(entry.getKey()) + of(entry.getValue()) + 2)
              .sum()
          + 2;
    }
    return SCALAR;
  }

  /** A plain loop: it runs over every text that is sent. */
  private static int ofText(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      bytes += ofCharacter(text.charAt(at));
    }
    return bytes;
  }

  /** UTF-8, with the longest escapes that JSON has. */
  private static int ofCharacter(int unit) {
    if (unit < ' ') {
      return 6;
    }
    if (unit == '"' || unit == '\\') {
      return 2;
    }
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
}
