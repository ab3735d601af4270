package chat.parley.document.yjs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as lib0 writes it: a tag byte, and what it says. */
final class Any {
  static final int BYTES = 116;
  static final int ARRAY = 117;
  static final int OBJECT = 118;
  static final int TEXT = 119;
  static final int TRUE = 120;
  static final int FALSE = 121;
  static final int BIG = 122;
  static final int DOUBLE = 123;
  static final int FLOAT = 124;
  static final int INTEGER = 125;
  static final int NULL = 126;
  static final int UNDEFINED = 127;

  private Any() {}

  /** Checks a value and moves behind it. */
  static void skip(Reader reader, int depth) {
    int tag = reader.octet();
    switch (tag) {
      case UNDEFINED, NULL, FALSE, TRUE -> {}
      case INTEGER -> reader.varInt();
      case FLOAT -> reader.skip(Float.BYTES);
      case DOUBLE, BIG -> reader.skip(Long.BYTES);
      case TEXT -> {
        int size = reader.count();
        reader.skip(size);
        Utf8.units(reader.bytes(), reader.at() - size, reader.at());
      }
      case BYTES -> reader.skip(reader.count());
      case OBJECT, ARRAY -> {
        int inner = within(depth);
        int count = reader.count();
        for (int i = 0; i < count; i++) {
          if (tag == OBJECT) {
            reader.key();
          }
          skip(reader, inner);
        }
      }
      default -> throw new MalformedUpdate("an unknown tag of a value");
    }
  }

  /** A value as an object of Java: text, number, boolean, list, map, bytes or {@link Nothing}. */
  static Object read(Reader reader, int depth) {
    int tag = reader.octet();
    return switch (tag) {
      case UNDEFINED -> Nothing.UNDEFINED;
      case NULL -> Nothing.NULL;
      case FALSE -> false;
      case TRUE -> true;
      case INTEGER -> reader.varInt();
      case FLOAT -> (double) ByteBuffer.wrap(reader.take(Float.BYTES)).getFloat();
      case DOUBLE -> ByteBuffer.wrap(reader.take(Double.BYTES)).getDouble();
      case BIG -> new BigInteger(reader.take(Long.BYTES));
      case TEXT -> reader.text();
      case BYTES -> reader.take(reader.count());
      case OBJECT -> object(reader, within(depth));
      case ARRAY -> array(reader, within(depth));
      default -> throw new MalformedUpdate("an unknown tag of a value");
    };
  }

  private static Map<String, Object> object(Reader reader, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      String key = reader.key();
      object.put(key, read(reader, depth));
    }
    return object;
  }

  private static List<Object> array(Reader reader, int depth) {
    List<Object> array = new ArrayList<>();
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      array.add(read(reader, depth));
    }
    return array;
  }

  /** Writes one of those that {@link #read} gives. */
  static void write(Writer out, Object value) {
    if (value instanceof String text) {
      out.octet(TEXT).text(text);
    } else if (value instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE) {
      out.octet(INTEGER).varInt(number);
    } else if (value instanceof BigInteger number) {
      out.octet(BIG).big(number.longValue());
    } else if (value instanceof Number number) {
      out.octet(DOUBLE).big(Double.doubleToLongBits(number.doubleValue()));
    } else if (value instanceof Boolean truth) {
      out.octet(truth ? TRUE : FALSE);
    } else if (value instanceof byte[] bytes) {
      out.octet(BYTES).varUint(bytes.length).raw(bytes, 0, bytes.length);
    } else if (value instanceof List<?> list) {
      out.octet(ARRAY).varUint(list.size());
      list.forEach(inner -> write(out, inner));
    } else if (value instanceof Map<?, ?> map) {
      out.octet(OBJECT).varUint(map.size());
      map.forEach((key, inner) -> write(out.text((String) key), inner));
    } else {
      out.octet(value == Nothing.UNDEFINED ? UNDEFINED : NULL);
    }
  }

  static int within(int depth) {
    if (depth == 0) {
      throw new MalformedUpdate("values too deep within each other");
    }
    return depth - 1;
  }
}
