package chat.parley.document.yjs;

import java.nio.charset.StandardCharsets;

/** UTF-8 as browsers decode it when they must not guess; lengths are UTF-16 units. */
final class Utf8 {
  /** U+FFFD, which stands for half a pair of surrogates. */
  static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private Utf8() {}

  /**
   * Checks every byte.
   *
   * @return UTF-16 units
   */
  static int units(byte[] bytes, int from, int to) {
    int units = 0;
    int at = from;
    while (at < to) {
      int first = bytes[at];
      if (first >= 0) {
        at++;
        units++;
        continue;
      }
      int size = size(first);
      if (size == 0 || at + size > to || !sound(bytes, at, size)) {
        throw new MalformedUpdate("text that is not UTF-8");
      }
      at += size;
      units += size == 4 ? 2 : 1;
    }
    return units;
  }

  /** Of a sequence, by its first byte; 0 where none begins so. */
  static int size(int first) {
    int value = first & 0xff;
    if (value < 0x80) {
      return 1;
    }
    if (value < 0xc2) {
      return 0;
    }
    return value < 0xe0 ? 2 : value < 0xf0 ? 3 : value < 0xf5 ? 4 : 0;
  }

  /** No sequence longer than need be, no surrogate, nothing above U+10FFFF. */
  private static boolean sound(byte[] bytes, int at, int size) {
    int code = bytes[at] & (0xff >> (size + 1));
    for (int i = 1; i < size; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return false;
      }
      code = code << 6 | bytes[at + i] & 0x3f;
    }
    return size == 2
        || (size == 3 && code >= 0x800 && (code < 0xd800 || code > 0xdfff))
        || (size == 4 && code >= 0x10000 && code <= 0x10ffff);
  }

  /**
   * Where a unit begins in sound UTF-8.
   *
   * @return its byte; minus one minus the byte of its character if it is the second half of a pair
   */
  static int seek(byte[] bytes, int from, int units) {
    int at = from;
    int left = units;
    while (left > 0) {
      int size = size(bytes[at]);
      if (size == 4 && left == 1) {
        return -1 - at;
      }
      at += size;
      left -= size == 4 ? 2 : 1;
    }
    return at;
  }
}
