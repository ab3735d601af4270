package chat.parley.picture;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture has to be turned to stand upright, as EXIF numbers it.
 *
 * @param number 1 to 8; 1 is upright
 */
record Orientation(int number) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;
  private static final int HEADER_BYTES = 8;

  /**
   * What a TIFF structure says, as it is in EXIF; upright when it says nothing that makes sense.
   *
   * @param from where it begins
   */
  static Orientation in(byte[] bytes, int from) {
    ByteBuffer tiff = ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
    if (tiff.remaining() < HEADER_BYTES) {
      return UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int at = (int) directory + 2;
    for (int left = tiff.getShort(at - 2) & 0xFFFF;
        left > 0 && at + ENTRY_BYTES <= tiff.limit();
        left--, at += ENTRY_BYTES) {
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        int value = tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  boolean upright() {
    return number == 1;
  }

  /** Whether width and height change places. */
  boolean sideways() {
    return number >= 5;
  }

  /** A TIFF structure that says this, and nothing else. */
  byte[] tiff() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output out = new Output(bytes)) {
      out.text("MM");
      out.two(42);
      out.four(HEADER_BYTES);
      out.two(1);
      out.two(TAG);
      out.two(3);
      out.four(1);
      out.two(number);
      out.two(0);
      out.four(0);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** Turns a picture of that size upright. */
  AffineTransform upright(int width, int height) {
    return switch (number) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
