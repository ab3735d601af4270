package chat.parley.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Spells cells as bytes: whole numbers take as many as they need, the others eight. */
final class CellWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);

  /**
   * @param value 0 or more
   */
  CellWriter whole(long value) {
    long rest = value;
    while (rest >= 0x80) {
      bytes.write((int) rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  CellWriter number(double value) {
    return bits(Double.doubleToRawLongBits(value));
  }

  CellWriter bits(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes.write((int) (value >>> shift));
    }
    return this;
  }

  CellWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return whole(utf8.length).raw(utf8);
  }

  CellWriter raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
