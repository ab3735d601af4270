package chat.parley.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JPEG (ITU T.81), from marker to marker. Of the segments for applications only the head of JFIF,
 * profiles, and what Adobe says of the colours stay; of EXIF, how it has to be turned.
 */
final class JpegCleaner implements Cleaner {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final int LONGEST_BODY = 65_533;
  private static final int JFIF_BYTES = 12;
  private static final int ADOBE_BYTES = 12;
  private static final int EXIF_HEAD = 6;
  private static final int PROFILE_HEAD = 14;

  /** Progressive pictures have about ten; each is a whole turn for whoever decodes it. */
  private static final int MOST_SCANS = 100;

  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private final List<Long> hidden = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean head;
  private boolean exif;
  private boolean adobe;
  private int width;
  private int height;
  private int scans;
  private boolean framed;
  private boolean known;

  @Override
  public Facts clean(Input in, Output out) throws IOException {
    if (in.two() != 0xFF00 + SOI) {
      throw new NotAPicture("it does not begin as JPEG does");
    }
    out.two(0xFF00 + SOI);
    segments(in, out);
    if (scans == 0) {
      throw new NotAPicture("there is no scan in it");
    }
    out.two(0xFF00 + EOI);
    return new Facts(
        width,
        height,
        width,
        height,
        orientation,
        profile.toByteArray(),
        hidden,
        known && scans <= MOST_SCANS);
  }

  /** One after the other, to the end of the picture, or to where it is cut off. */
  void segments(Input in, Output out) throws IOException {
    try {
      int marker = marker(in);
      while (marker >= 0 && marker != EOI) {
        marker = marker == SOS ? scan(in, out) : segment(marker, in, out);
      }
    } catch (NotAPicture cutOff) {
      if (scans == 0) {
        throw cutOff;
      }
    }
  }

  /** The next one; what stands before it means nothing. -1 at the end. */
  private static int marker(Input in) throws IOException {
    int value = in.next();
    while (value >= 0) {
      while (value >= 0 && value != 0xFF) {
        value = in.next();
      }
      while (value == 0xFF) {
        value = in.next();
      }
      if (value > 0) {
        return value;
      }
    }
    return -1;
  }

  private static byte[] body(Input in) throws IOException {
    int length = in.two();
    if (length < 2) {
      throw new NotAPicture("a segment is too short");
    }
    return in.bytes(length - 2);
  }

  private int segment(int marker, Input in, Output out) throws IOException {
    if (marker == 1 || marker >= 0xD0 && marker <= SOI) {
      return marker(in);
    }
    byte[] body = body(in);
    if (marker >= APP0 && marker <= APP15) {
      application(marker, body, out);
    } else if (marker != COMMENT) {
      if (frame(marker)) {
        begin(marker, body);
      }
      write(marker, body, out);
    }
    return marker(in);
  }

  private static void write(int marker, byte[] body, Output out) throws IOException {
    out.two(0xFF00 + marker);
    out.two(body.length + 2);
    out.write(body);
  }

  /** Tables and a restart interval lie between the frames. */
  private static boolean frame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void begin(int marker, byte[] body) throws IOException {
    if (framed || body.length < 6) {
      throw new NotAPicture("a frame makes no sense");
    }
    framed = true;
    height = (body[1] & 0xFF) << 8 | body[2] & 0xFF;
    width = (body[3] & 0xFF) << 8 | body[4] & 0xFF;
    known = marker <= 0xC2 && body[0] == 8 && (body[5] == 1 || body[5] == 3);
  }

  private static boolean starts(byte[] body, String text) {
    byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
    return body.length >= expected.length
        && Arrays.equals(body, 0, expected.length, expected, 0, expected.length);
  }

  private void application(int marker, byte[] body, Output out) throws IOException {
    if (marker == APP0 && starts(body, "JFIF\0") && body.length >= JFIF_BYTES && !head) {
      head = true;
      // without the small picture in it
      byte[] kept = Arrays.copyOf(body, JFIF_BYTES + 2);
      kept[JFIF_BYTES] = 0;
      kept[JFIF_BYTES + 1] = 0;
      write(marker, kept, out);
    } else if (marker == APP1 && starts(body, "Exif\0") && body.length > EXIF_HEAD && !exif) {
      exif = true;
      orientation = Orientation.in(body, EXIF_HEAD);
      if (!orientation.upright()) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        kept.writeBytes(orientation.tiff());
        write(marker, kept.toByteArray(), out);
      }
    } else if (marker == APP2
        && starts(body, "ICC_PROFILE\0")
        && body.length > PROFILE_HEAD
        && profile.size() + body.length <= PROFILE_BYTES) {
      profile.write(body, PROFILE_HEAD, body.length - PROFILE_HEAD);
      hidden.add(out.position() + 4);
      write(marker, body, out);
    } else if (marker == APP14 && starts(body, "Adobe") && body.length >= ADOBE_BYTES && !adobe) {
      adobe = true;
      write(marker, Arrays.copyOf(body, ADOBE_BYTES), out);
    }
  }

  /** What is coded runs to the next marker that is none within it. */
  private int scan(Input in, Output out) throws IOException {
    if (!framed) {
      throw new NotAPicture("a scan has no frame");
    }
    scans++;
    write(SOS, body(in), out);
    int value = in.next();
    while (value >= 0) {
      if (value == 0xFF) {
        do {
          value = in.next();
        } while (value == 0xFF);
        if (value < 0) {
          return value;
        }
        if (value != 0 && (value < 0xD0 || value > 0xD7)) {
          return value;
        }
        out.write(0xFF);
      }
      out.write(value);
      value = in.next();
    }
    return value;
  }

  /** The segments that bring a profile. */
  static void profile(byte[] profile, Output out) throws IOException {
    int most = LONGEST_BODY - PROFILE_HEAD;
    int count = (profile.length + most - 1) / most;
    for (int i = 0; i < count; i++) {
      int from = i * most;
      int length = Math.min(most, profile.length - from);
      out.two(0xFF00 + APP2);
      out.two(2 + PROFILE_HEAD + length);
      out.text("ICC_PROFILE\0");
      out.write(i + 1);
      out.write(count);
      out.write(profile, from, length);
    }
  }
}
