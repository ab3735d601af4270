package chat.parley.transport.yjs.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes as {@link Lib0Reader} reads. */
final class Lib0Writer {
  private static final int LONGEST_NUMBER = 8;

  private byte[] data;
  private int length;

  /**
   * @param bytes about so many will come
   */
  Lib0Writer(int bytes) {
    this.data = new byte[bytes + LONGEST_NUMBER];
  }

  Lib0Writer varUint(long value) {
    reserve(LONGEST_NUMBER);
    long rest = value;
    while (rest >= 0x80) {
      data[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    data[length++] = (byte) rest;
    return this;
  }

  Lib0Writer bytes(byte[] bytes) {
    return varUint(bytes.length).raw(bytes);
  }

  Lib0Writer raw(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, data, length, bytes.length);
    length += bytes.length;
    return this;
  }

  Lib0Writer string(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void reserve(int more) {
    if (data.length - length < more) {
      data = Arrays.copyOf(data, Math.max(length + more, 2 * data.length));
    }
  }

  byte[] written() {
    return Arrays.copyOf(data, length);
  }
}
