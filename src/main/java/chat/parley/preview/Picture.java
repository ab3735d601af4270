package chat.parley.preview;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A picture, of the kind that its bytes say. What a server says of it is not believed.
 *
 * @param type for browsers
 */
public record Picture(String type, Buffer bytes) {
  /** A browser makes four bytes of each point. */
  private static final int LARGEST = 8_000;

  private static final int JPEG_MARK = 0xFF;

  /** Empty for anything but PNG, JPEG, GIF and WebP of a size that can be shown. */
  static Optional<Picture> of(Buffer bytes) {
    if (has(bytes, 0, "\u0089PNG\r\n\u001a\n") && has(bytes, 12, "IHDR")) {
      return sized("image/png", bytes, large(bytes, 16), large(bytes, 20));
    }
    if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a")) {
      return sized("image/gif", bytes, little(bytes, 6, 2), little(bytes, 8, 2));
    }
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
      return webp(bytes);
    }
    return has(bytes, 0, "\u00ff\u00d8\u00ff") ? jpeg(bytes) : Optional.empty();
  }

  private static Optional<Picture> webp(Buffer bytes) {
    if (has(bytes, 12, "VP8X")) {
      return sized("image/webp", bytes, 1 + little(bytes, 24, 3), 1 + little(bytes, 27, 3));
    }
    if (has(bytes, 12, "VP8L")) {
      long both = little(bytes, 21, 4);
      return sized("image/webp", bytes, 1 + (both & 0x3FFF), 1 + (both >> 14 & 0x3FFF));
    }
    return has(bytes, 12, "VP8 ")
        ? sized("image/webp", bytes, little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
        : Optional.empty();
  }

  /** From marker to marker until one that begins a frame. */
  private static Optional<Picture> jpeg(Buffer bytes) {
    int at = 2;
    while (at + 9 <= bytes.length() && at(bytes, at) == JPEG_MARK) {
      int marker = at(bytes, at + 1);
      boolean frame = marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0;
      if (frame) {
        return sized(
            "image/jpeg", bytes, large(bytes, at + 5) & 0xFFFF, large(bytes, at + 5) >>> 16);
      }
      at += marker == JPEG_MARK ? 1 : 2 + (at(bytes, at + 2) << 8 | at(bytes, at + 3));
    }
    return Optional.empty();
  }

  private static Optional<Picture> sized(String type, Buffer bytes, long width, long height) {
    boolean shown = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
    return shown ? Optional.of(new Picture(type, bytes)) : Optional.empty();
  }

  private static boolean has(Buffer bytes, int at, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    for (int letter = 0; letter < wanted.length; letter++) {
      if (at(bytes, at + letter) != (wanted[letter] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static long large(Buffer bytes, int at) {
    return (long) at(bytes, at) << 24
        | at(bytes, at + 1) << 16
        | at(bytes, at + 2) << 8
        | at(bytes, at + 3);
  }

  private static long little(Buffer bytes, int at, int length) {
    long number = 0;
    for (int place = length - 1; place >= 0; place--) {
      number = number << 8 | at(bytes, at + place);
    }
    return number;
  }

  /** 0 behind the end. */
  private static int at(Buffer bytes, int at) {
    return at < bytes.length() ? bytes.getByte(at) & 0xFF : 0;
  }
}
