package chat.parley.document.yjs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes as lib0 does, into an array that grows. */
final class Writer {
  private byte[] bytes;
  private int size;

  Writer() {
    this(64);
  }

  Writer(int expected) {
    bytes = new byte[expected];
  }

  /** Goes on behind what is there. */
  Writer(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  Writer octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  Writer varUint(long value) {
    room(9);
    long left = value;
    while (left > 0x7f) {
      bytes[size++] = (byte) (left & 0x7f | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
    return this;
  }

  Writer varInt(long value) {
    long size = Math.abs(value);
    octet((int) (size & 0x3f) | (value < 0 ? 0x40 : 0) | (size > 0x3f ? 0x80 : 0));
    return size > 0x3f ? varUint(size >>> 6) : this;
  }

  /** Eight bytes, the highest first. */
  Writer big(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (value >>> shift));
    }
    return this;
  }

  Writer id(Id id) {
    return varUint(id.client()).varUint(id.clock());
  }

  Writer raw(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
    return this;
  }

  Writer raw(Writer other) {
    return raw(other.bytes, 0, other.size);
  }

  Writer text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return varUint(encoded.length).raw(encoded, 0, encoded.length);
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
