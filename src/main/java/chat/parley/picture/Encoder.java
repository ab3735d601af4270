package chat.parley.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes a picture, with the profile of the colours that it has got. */
final class Encoder {
  private static final int PNG_HEAD = 8 + 25;
  private static final int COLOURS_AT = 16;

  private final byte[] profile;

  /**
   * @param profile of the pictures; empty for none
   */
  Encoder(byte[] profile) {
    this.profile = fits(profile) ? profile : new byte[0];
  }

  /** One of another kind than red, green and blue says nothing about what is decoded. */
  private static boolean fits(byte[] profile) {
    return profile.length > COLOURS_AT + 4
        && new String(profile, COLOURS_AT, 4, StandardCharsets.ISO_8859_1).equals("RGB ");
  }

  /** Without the profile. */
  private static byte[] plain(BufferedImage image, String type, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(type).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (param.canWriteCompressed() && quality > 0) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /**
   * JPEG.
   *
   * @param quality above 0 to 1
   */
  byte[] jpeg(BufferedImage image, float quality) throws IOException {
    byte[] plain = plain(image, "image/jpeg", quality);
    // behind the head of JFIF, if there is one
    boolean head = plain[3] == (byte) 0xE0;
    int at = head ? 4 + ((plain[4] & 0xFF) << 8 | plain[5] & 0xFF) : 2;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output out = new Output(bytes)) {
      out.write(plain, 0, at);
      JpegCleaner.profile(profile, out);
      out.write(plain, at, plain.length - at);
    }
    return bytes.toByteArray();
  }

  byte[] png(BufferedImage image) throws IOException {
    byte[] plain = plain(image, "image/png", 0);
    if (profile.length == 0) {
      return plain;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed, deflater)) {
      deflated.write(profile);
    } finally {
      deflater.end();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output out = new Output(bytes)) {
      out.write(Arrays.copyOf(plain, PNG_HEAD));
      PngCleaner.written(packed.toByteArray(), out);
      out.write(plain, PNG_HEAD, plain.length - PNG_HEAD);
    }
    return bytes.toByteArray();
  }
}
