package chat.parley.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PNG (with APNG), from chunk to chunk: those stay that make the pixels, their colours and their
 * size on paper. A profile stays when it is as large as it says it is when unpacked.
 */
final class PngCleaner implements Cleaner {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
  private static final int SIGNATURE_BYTES = 8;
  private static final int CRC_BYTES = 4;
  private static final int UNPACKED_BYTES = 4 * 1024 * 1024;
  private static final int LONGEST_NAME = 79;

  /** What stays, and how long it is at most. */
  private static final Map<String, Long> KEPT =
      Map.ofEntries(
          Map.entry("PLTE", 768L),
          Map.entry("IDAT", Long.MAX_VALUE),
          Map.entry("tRNS", 256L),
          Map.entry("sRGB", 1L),
          Map.entry("gAMA", 4L),
          Map.entry("cHRM", 32L),
          Map.entry("cICP", 4L),
          Map.entry("pHYs", 9L),
          Map.entry("acTL", 8L),
          Map.entry("fcTL", 26L),
          Map.entry("fdAT", Long.MAX_VALUE));

  private final List<Long> hidden = new ArrayList<>();
  private byte[] profile = {};
  private int width;
  private int height;
  private boolean pixels;

  @Override
  public Facts clean(Input in, Output out) throws IOException {
    if (!text(in.bytes(SIGNATURE_BYTES)).equals(SIGNATURE)) {
      throw new NotAPicture("it does not begin as PNG does");
    }
    out.text(SIGNATURE);
    begin(in, out);
    while (chunk(in, out)) {
      // each is looked at once
    }
    if (!pixels) {
      throw new NotAPicture("there are no pixels in it");
    }
    return new Facts(
        width, height, width, height, Orientation.UPRIGHT, profile, List.copyOf(hidden), true);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void begin(Input in, Output out) throws IOException {
    if (in.four() != 13 || !text(in.bytes(4)).equals("IHDR")) {
      throw new NotAPicture("it does not begin with its header");
    }
    byte[] header = in.bytes(13);
    width = side(header, 0);
    height = side(header, 4);
    in.skip(CRC_BYTES);
    write("IHDR", header, out);
  }

  private static int side(byte[] header, int at) throws IOException {
    int side = 0;
    for (int i = 0; i < 4; i++) {
      side = side << 8 | header[at + i] & 0xFF;
    }
    if (side <= 0) {
      throw new NotAPicture("it has no size");
    }
    return side;
  }

  private static void write(String type, byte[] body, Output out) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(body);
    out.four(body.length);
    out.write(name);
    out.write(body);
    out.four(sum.getValue());
  }

  /** False at the last one. */
  private boolean chunk(Input in, Output out) throws IOException {
    long length = in.four();
    String type = text(in.bytes(4));
    if (length + CRC_BYTES > in.left()) {
      throw new NotAPicture("it ends too early");
    }
    if (type.equals("IEND")) {
      write(type, new byte[0], out);
      return false;
    }
    if (type.equals("iCCP") && length <= PROFILE_BYTES && profile.length == 0) {
      profile(in.bytes((int) length), out);
      in.skip(CRC_BYTES);
    } else if (length <= KEPT.getOrDefault(type, -1L)) {
      pixels |= type.equals("IDAT");
      out.four(length);
      out.text(type);
      in.copy(length + CRC_BYTES, out);
    } else {
      in.skip(length + CRC_BYTES);
    }
    return true;
  }

  /** Its name is one that says nothing. */
  private void profile(byte[] chunk, Output out) throws IOException {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    if (name > LONGEST_NAME || name + 2 >= chunk.length || chunk[name + 1] != 0) {
      return;
    }
    byte[] packed = Arrays.copyOfRange(chunk, name + 2, chunk.length);
    profile = unpacked(packed);
    if (profile.length > 0) {
      hidden.add(out.position() + 4);
      written(packed, out);
    }
  }

  /**
   * @param packed as the chunk has it
   */
  static void written(byte[] packed, Output out) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("icc\0\0".getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(packed);
    write("iCCP", body.toByteArray(), out);
  }

  /** Nothing when there is no sense in it, or too much. */
  private static byte[] unpacked(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[8192];
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (!inflater.finished() && all.size() <= UNPACKED_BYTES) {
        int some = inflater.inflate(bytes);
        if (some == 0 && !inflater.finished()) {
          return new byte[0];
        }
        all.write(bytes, 0, some);
      }
      return inflater.finished() ? all.toByteArray() : new byte[0];
    } catch (DataFormatException noSense) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }
}
