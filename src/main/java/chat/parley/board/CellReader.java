package chat.parley.board;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link CellWriter} wrote, maybe that of another version or node. */
final class CellReader {
  private final byte[] bytes;
  private int at;

  CellReader(byte[] bytes) {
    this.bytes = bytes;
  }

  private int next() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("a cell ends early");
    }
    return bytes[at++] & 0xFF;
  }

  long whole() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number in a cell is too long");
  }

  /** One that says how many things follow, each of which takes a byte at least. */
  int size() {
    long size = whole();
    if (size < 0 || size > bytes.length - at) {
      throw new IllegalArgumentException("a cell has fewer things than it says");
    }
    return (int) size;
  }

  double number() {
    double number = Double.longBitsToDouble(bits());
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("a cell holds no number");
    }
    return number;
  }

  long bits() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | next();
    }
    return value;
  }

  String text() {
    return new String(raw(size()), StandardCharsets.UTF_8);
  }

  byte[] raw(int length) {
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("a cell ends early");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }
}
