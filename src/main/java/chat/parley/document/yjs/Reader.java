package chat.parley.document.yjs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what lib0 writes; what runs over the end or is longer than need be is refused. */
final class Reader {
  private static final long MOST = (1L << 53) - 1;

  /** It would be a key that changes what an object is, in each browser that reads it. */
  private static final String PROTOTYPE = "__proto__";

  private final byte[] bytes;
  private final int end;
  private int at;

  Reader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  boolean done() {
    return at == end;
  }

  int octet() {
    if (at >= end) {
      throw new MalformedUpdate("cut off");
    }
    return bytes[at++] & 0xff;
  }

  /** 7 bits a byte, least significant first; at most 53 bits. */
  long varUint() {
    int first = octet();
    return first < 0x80 ? first : more(first & 0x7f, 7);
  }

  /** As {@link #varUint}, but for a sign beside the first 6 bits. */
  long varInt() {
    int first = octet();
    long size = first < 0x80 ? first & 0x3f : more(first & 0x3f, 6);
    return (first & 0x40) == 0 ? size : -size;
  }

  private long more(long low, int bits) {
    long number = low;
    int shift = bits;
    while (true) {
      int next = octet();
      if (shift > 46 && (next & 0x7f) >>> (53 - shift) != 0) {
        throw new MalformedUpdate("a number above 2^53");
      }
      number |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (next == 0) {
          throw new MalformedUpdate("a number longer than need be");
        }
        return number;
      }
      shift += 7;
      if (shift > 53) {
        throw new MalformedUpdate("a number above 2^53");
      }
    }
  }

  long client() {
    return varUint();
  }

  int clock() {
    long clock = varUint();
    if (clock > Bounds.CLOCKS) {
      throw new MalformedUpdate("a clock above 2^31");
    }
    return (int) clock;
  }

  Id id() {
    return new Id(client(), clock());
  }

  /** Of something that takes at least a byte each: nothing is allocated for more than there is. */
  int count() {
    long count = varUint();
    if (count > end - at) {
      throw new MalformedUpdate("more announced than there is");
    }
    return (int) count;
  }

  void skip(int count) {
    if (count > end - at) {
      throw new MalformedUpdate("cut off");
    }
    at += count;
  }

  byte[] take(int count) {
    int from = at;
    skip(count);
    return Arrays.copyOfRange(bytes, from, at);
  }

  String text() {
    int size = count();
    Utf8.units(bytes, at, at + size);
    at += size;
    return new String(bytes, at - size, size, StandardCharsets.UTF_8);
  }

  /** All that is left, as text that has been checked before. */
  String rest() {
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  /** A text by which something is found. */
  String key() {
    return checked(text());
  }

  static String checked(String key) {
    if (key.equals(PROTOTYPE)) {
      throw new MalformedUpdate(PROTOTYPE);
    }
    return key;
  }
}
