package chat.parley.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures, with what their senders did not mean to tell, made by code. */
public final class Samples {
  /** Stands wherever a format has place for words. */
  public static final String SECRET = "taken at home, 31.2304 N 121.4737 E";

  private static final int BYTE = 0xFF;

  private Samples() {}

  /** Writes a format. */
  private interface Writing {
    void to(Output out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output out = new Output(bytes)) {
      writing.to(out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    return bytes(
        out -> {
          for (byte[] part : parts) {
            out.write(part);
          }
        });
  }

  /** Red above green at the left, blue above white at the right. */
  public static BufferedImage corners(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Color[] colours = {Color.RED, Color.BLUE, Color.GREEN, Color.WHITE};
    for (int i = 0; i < colours.length; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width, height);
    }
    graphics.dispose();
    return image;
  }

  /** The same, not quite as even. */
  public static BufferedImage photo(int width, int height) {
    BufferedImage image = corners(width, height);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int noise = random.nextInt(32);
        image.setRGB(x, y, image.getRGB(x, y) ^ (noise << 16 | noise << 8 | noise));
      }
    }
    return image;
  }

  /** The same as a camera stores it that was held as EXIF's number says. */
  static BufferedImage held(BufferedImage upright, int orientation) {
    boolean sideways = orientation >= 5;
    int width = sideways ? upright.getHeight() : upright.getWidth();
    int height = sideways ? upright.getWidth() : upright.getHeight();
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromRight = width - 1 - x;
        int fromBottom = height - 1 - y;
        int[] at =
            switch (orientation) {
              case 2 -> new int[] {fromRight, y};
              case 3 -> new int[] {fromRight, fromBottom};
              case 4 -> new int[] {x, fromBottom};
              case 5 -> new int[] {y, x};
              case 6 -> new int[] {fromBottom, x};
              case 7 -> new int[] {fromBottom, fromRight};
              case 8 -> new int[] {y, fromRight};
              default -> new int[] {x, y};
            };
        stored.setRGB(x, y, upright.getRGB(at[0], at[1]));
      }
    }
    return stored;
  }

  private static byte[] written(BufferedImage image, String format) {
    return bytes(
        out -> {
          if (!ImageIO.write(image, format, out)) {
            throw new IOException(format);
          }
        });
  }

  static BufferedImage read(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException noSense) {
      throw new UncheckedIOException(noSense);
    }
  }

  /** A profile of colours. */
  static byte[] profile() {
    return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  }

  /** TIFF as cameras write it: words, a place, and how it was held. */
  static byte[] tiff(int orientation) {
    byte[] words = ascii(SECRET + '\0');
    int gps = 8 + 2 + 3 * 12 + 4;
    int text = gps + 2 + 12 + 4;
    return bytes(
        out -> {
          out.text("II*\0");
          out.little(8, 4);
          out.little(3, 2);
          entry(out, 0x010E, 2, words.length, text);
          entry(out, 0x0112, 3, 1, orientation);
          entry(out, 0x8825, 4, 1, gps);
          out.little(0, 4);
          out.little(1, 2);
          entry(out, 0x001B, 2, words.length, text);
          out.little(0, 4);
          out.write(words);
        });
  }

  private static void entry(Output out, int tag, int type, int count, int value)
      throws IOException {
    out.little(tag, 2);
    out.little(type, 2);
    out.little(count, 4);
    out.little(value, 4);
  }

  private static byte[] segment(int marker, byte[] body) {
    return bytes(
        out -> {
          out.write(BYTE);
          out.write(marker);
          out.two(body.length + 2);
          out.write(body);
        });
  }

  /** As a phone sends it, and as somebody does who hides a page in it. */
  public static byte[] jpeg(BufferedImage upright, int orientation) {
    byte[] plain = written(held(upright, orientation), "jpeg");
    byte[] profile = profile();
    return joined(
        Arrays.copyOf(plain, 2),
        segment(0xE0, joined(ascii("JFXX\0"), ascii(SECRET))),
        segment(0xE1, joined(ascii("Exif\0\0"), tiff(orientation))),
        segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
        segment(0xE2, ascii("MPF\0" + SECRET)),
        segment(0xE2, joined(ascii("ICC_PROFILE\0\1\1"), profile)),
        segment(0xED, ascii("Photoshop 3.0\0" + SECRET)),
        segment(0xFE, ascii(SECRET)),
        Arrays.copyOfRange(plain, 2, plain.length),
        ascii("<script>" + SECRET + "</script>"));
  }

  /** A frame of any size, of which no pixel is there. */
  static byte[] jpegHeader(int width, int height) {
    byte[] frame =
        bytes(
            out -> {
              out.write(8);
              out.two(height);
              out.two(width);
              out.write(1);
              out.write(new byte[] {1, 0x11, 0});
            });
    return joined(
        new byte[] {(byte) BYTE, (byte) 0xD8},
        segment(0xE1, joined(ascii("Exif\0\0"), tiff(6))),
        segment(0xC0, frame),
        segment(0xDA, new byte[] {1, 1, 0, 0, 63, 0}),
        new byte[] {0x12, 0x34, (byte) BYTE, (byte) 0xD9});
  }

  static byte[] chunk(String type, byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(ascii(type));
    sum.update(body);
    return bytes(
        out -> {
          out.four(body.length);
          out.text(type);
          out.write(body);
          out.four(sum.getValue());
        });
  }

  static byte[] packed(byte[] bytes) {
    return bytes(
        out -> {
          DeflaterOutputStream deflated = new DeflaterOutputStream(out);
          deflated.write(bytes);
          deflated.finish();
        });
  }

  /** With words, a place, a profile, and a megabyte for each of its kilobytes. */
  public static byte[] png(BufferedImage image) {
    byte[] plain = written(image, "png");
    byte[] bomb = packed(new byte[4_000_000]);
    int head = 8 + 25;
    return joined(
        Arrays.copyOf(plain, head),
        chunk("iCCP", joined(ascii(SECRET + "\0\0"), packed(profile()))),
        chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}),
        chunk("tEXt", ascii("Comment\0" + SECRET)),
        chunk("zTXt", joined(ascii("Comment\0\0"), bomb)),
        chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
        chunk("eXIf", tiff(1)),
        chunk("tIME", new byte[7]),
        chunk("prVt", ascii(SECRET)),
        Arrays.copyOfRange(plain, head, plain.length),
        ascii("PK\3\4" + SECRET));
  }

  /** A profile that is a bomb. */
  static byte[] pngWithBomb() {
    byte[] plain = written(corners(8, 8), "png");
    byte[] body = joined(ascii("a\0\0"), packed(new byte[64_000_000]));
    return joined(
        Arrays.copyOf(plain, 33), chunk("iCCP", body), Arrays.copyOfRange(plain, 33, plain.length));
  }

  /** Of any size, of which no pixel is there. */
  public static byte[] pngHeader(int width, int height) {
    return joined(
        ascii("\u0089PNG\r\n\u001A\n"),
        chunk(
            "IHDR",
            bytes(
                out -> {
                  out.four(width);
                  out.four(height);
                  out.write(new byte[] {8, 2, 0, 0, 0});
                })),
        chunk("tEXt", ascii("Comment\0" + SECRET)),
        chunk("IDAT", packed(new byte[1000])),
        chunk("IEND", new byte[0]));
  }

  private static byte[] extension(int label, byte[]... blocks) {
    return bytes(
        out -> {
          out.write(0x21);
          out.write(label);
          for (byte[] block : blocks) {
            out.write(block.length);
            out.write(block);
          }
          out.write(0);
        });
  }

  /** Two pictures that follow each other for ever, with words between them. */
  public static byte[] gif(BufferedImage image) {
    byte[] plain = written(image, "gif");
    int colours = (plain[10] & 0x80) == 0 ? 0 : 3 << (plain[10] & 7) + 1;
    int head = 13 + colours;
    byte[] picture = Arrays.copyOfRange(plain, head, plain.length - 1);
    return joined(
        ascii("GIF89a"),
        Arrays.copyOfRange(plain, 6, head),
        extension(0xFF, ascii("NETSCAPE2.0"), new byte[] {1, 0, 0}, ascii(SECRET)),
        extension(0xFE, ascii(SECRET)),
        extension(0xFF, ascii("XMP DataXMP"), ascii(SECRET)),
        picture,
        extension(1, new byte[12], ascii(SECRET)),
        picture,
        new byte[] {0x3B},
        ascii("<html>" + SECRET));
  }

  /** 35 bytes that want eight gigabytes. */
  public static byte[] gifBomb() {
    return bytes(
        out -> {
          out.text("GIF89a");
          out.little(0xFFFF, 2);
          out.little(0xFFFF, 2);
          out.write(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 9, 9, 9, 0x2C, 0, 0, 0, 0});
          out.little(0xFFFF, 2);
          out.little(0xFFFF, 2);
          out.write(new byte[] {0, 2, 2, 0x4C, 1, 0, 0x3B});
        });
  }

  private static byte[] riff(String type, byte[] body) {
    return bytes(
        out -> {
          out.text(type);
          out.little(body.length, 4);
          out.write(body);
          if (body.length % 2 != 0) {
            out.write(0);
          }
        });
  }

  /** With words, a place, a profile, and something behind it. */
  public static byte[] webp(BufferedImage image, int orientation) {
    byte[] canvas =
        bytes(
            out -> {
              out.little(0x20 | 0x08 | 0x04, 4);
              out.little(image.getWidth() - 1, 3);
              out.little(image.getHeight() - 1, 3);
            });
    byte[] all =
        joined(
            ascii("WEBP"),
            riff("VP8X", canvas),
            riff("ICCP", profile()),
            riff("SECR", ascii(SECRET)),
            riff("VP8L", Lossless.bytes(image)),
            riff("EXIF", tiff(orientation)),
            riff("XMP ", ascii(SECRET)));
    return joined(riff("RIFF", all), ascii(SECRET));
  }
}
