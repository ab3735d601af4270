package chat.parley.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

/** Writes the bits of lossless WebP in the plainest way: each value of each pixel as it is. */
final class Lossless {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int pending;
  private int count;

  private Lossless() {}

  static byte[] bytes(BufferedImage image) {
    Lossless bits = new Lossless();
    bits.put(0x2F, 8);
    bits.put(image.getWidth() - 1, 14);
    bits.put(image.getHeight() - 1, 14);
    bits.put(image.getColorModel().hasAlpha() ? 1 : 0, 1);
    // its version, then no transform, no cache of colours, and one group of codes
    bits.put(0, 3 + 3);
    for (int more : new int[] {24, 0, 0, 0}) {
      bits.eights(more);
    }
    // distances do not come
    bits.put(0b0001, 4);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        bits.value(pixel >>> 8);
        bits.value(pixel >>> 16);
        bits.value(pixel);
        bits.value(pixel >>> 24);
      }
    }
    bits.put(0, 7);
    return bits.bytes.toByteArray();
  }

  private void put(int value, int length) {
    for (int i = 0; i < length; i++) {
      pending |= (value >>> i & 1) << count;
      if (++count == 8) {
        bytes.write(pending);
        pending = 0;
        count = 0;
      }
    }
  }

  /** 256 codes of eight bits, and some that are not used. */
  private void eights(int unused) {
    put(0, 1);
    put(12 - 4, 4);
    for (int i = 0; i < 12; i++) {
      put(i == 2 || i == 11 ? 1 : 0, 3);
    }
    put(0, 1);
    for (int i = 0; i < 256; i++) {
      put(1, 1);
    }
    put(0, unused);
  }

  /** Codes have their high bit first. */
  private void value(int value) {
    put(Integer.reverse(value & 0xFF) >>> 24, 8);
  }
}
