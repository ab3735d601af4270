package chat.parley.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WebP, from chunk to chunk, in two turns: its length stands at its beginning. EXIF and XMP go, but
 * how it has to be turned, and whatever is not known.
 */
final class WebpCleaner implements Cleaner {
  private static final Set<String> KEPT =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int HEAD_BYTES = 8;
  private static final int FRAME_BYTES = 16;
  private static final int MOST_CHUNKS = 10_000;
  private static final int LARGEST_EXIF = 1024 * 1024;
  private static final int PROFILE_FLAG = 0x20;
  private static final int EXIF_FLAG = 0x08;
  private static final int XMP_FLAG = 0x04;

  private final List<Long> hidden = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private Optional<byte[]> canvas = Optional.empty();
  private byte[] profile = {};
  private int chunks;
  private int width;
  private int height;
  private int frameWidth;
  private int frameHeight;
  private boolean animated;
  private boolean pixels;

  /**
   * A chunk that stays.
   *
   * @param at where its body begins
   * @param head how much of the body is copied before the chunks in it
   */
  private record Chunk(String type, long at, long head, List<Chunk> inner) {
    long body() {
      return head + inner.stream().mapToLong(Chunk::all).sum();
    }

    long all() {
      return HEAD_BYTES + padded(body());
    }
  }

  private static long padded(long length) {
    return length + (length & 1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Facts clean(Input in, Output out) throws IOException {
    if (!text(in.bytes(4)).equals("RIFF")) {
      throw new NotAPicture("it does not begin as WebP does");
    }
    long end = HEAD_BYTES + in.little(4);
    if (!text(in.bytes(4)).equals("WEBP") || end > in.position() + in.left()) {
      throw new NotAPicture("it ends too early");
    }
    List<Chunk> kept = chunks(in, end, true);
    if (!pixels) {
      throw new NotAPicture("there are no pixels in it");
    }
    write(kept, in, out);
    return new Facts(
        canvas.isPresent() ? width : frameWidth,
        canvas.isPresent() ? height : frameHeight,
        frameWidth,
        frameHeight,
        orientation,
        profile,
        hidden,
        true);
  }

  private List<Chunk> chunks(Input in, long end, boolean outer) throws IOException {
    List<Chunk> kept = new ArrayList<>();
    while (in.position() + HEAD_BYTES <= end) {
      String type = text(in.bytes(4));
      long length = in.little(4);
      long at = in.position();
      if (at + length > end) {
        throw new NotAPicture("it ends too early");
      }
      if (type.equals("EXIF") && outer && length <= LARGEST_EXIF) {
        exif(in.bytes((int) length));
      } else if (KEPT.contains(type)) {
        keep(type, at, length, in, outer).ifPresent(kept::add);
      }
      in.seek(Math.min(end, at + padded(length)));
    }
    return kept;
  }

  private Optional<Chunk> keep(String type, long at, long length, Input in, boolean outer)
      throws IOException {
    if (++chunks > MOST_CHUNKS) {
      throw new NotAPicture("there are too many chunks in it");
    }
    switch (type) {
      case "VP8X" -> {
        if (canvas.isPresent() || length != 10 || !outer) {
          return Optional.empty();
        }
        canvas(in.bytes(10));
      }
      case "ICCP" -> {
        if (profile.length > 0 || length > PROFILE_BYTES || !outer) {
          return Optional.empty();
        }
        profile = in.bytes((int) length);
      }
      case "ANMF" -> {
        return outer && length > FRAME_BYTES ? frame(at, length, in) : Optional.empty();
      }
      case "VP8 ", "VP8L" -> {
        if (outer && pixels) {
          return Optional.empty();
        }
        pixels(type, in.bytes((int) Math.min(length, 10)));
      }
      default -> {
        // nothing in it is wanted here
      }
    }
    return Optional.of(new Chunk(type, at, length, List.of()));
  }

  private Optional<Chunk> frame(long at, long length, Input in) throws IOException {
    animated = true;
    in.skip(FRAME_BYTES);
    return Optional.of(new Chunk("ANMF", at, FRAME_BYTES, chunks(in, at + length, false)));
  }

  private void canvas(byte[] header) {
    canvas = Optional.of(header);
    width = 1 + little(header, 4, 3);
    height = 1 + little(header, 7, 3);
  }

  private static int little(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value |= (bytes[at + i] & 0xFF) << 8 * i;
    }
    return value;
  }

  private void pixels(String type, byte[] beginning) throws IOException {
    boolean lossless = type.equals("VP8L");
    if (beginning.length < (lossless ? 5 : 10)) {
      throw new NotAPicture("its pixels end too early");
    }
    pixels = true;
    int wide = little(beginning, lossless ? 1 : 6, 2) & 0x3FFF;
    int high = (lossless ? little(beginning, 1, 4) >>> 14 : little(beginning, 8, 2)) & 0x3FFF;
    frameWidth = Math.max(frameWidth, wide + (lossless ? 1 : 0));
    frameHeight = Math.max(frameHeight, high + (lossless ? 1 : 0));
  }

  /** Some begin as EXIF does in JPEG. */
  private void exif(byte[] body) {
    boolean prefixed = text(body).startsWith("Exif\0\0");
    orientation = Orientation.in(body, prefixed ? 6 : 0);
  }

  private void write(List<Chunk> kept, Input in, Output out) throws IOException {
    boolean turned = !orientation.upright() && canvas.isPresent() && !animated;
    if (!turned) {
      orientation = Orientation.UPRIGHT;
    }
    byte[] exif = turned ? orientation.tiff() : new byte[0];
    long length = 4 + kept.stream().mapToLong(Chunk::all).sum();
    out.text("RIFF");
    out.little(length + (turned ? HEAD_BYTES + padded(exif.length) : 0), 4);
    out.text("WEBP");
    for (Chunk chunk : kept) {
      write(chunk, in, out);
    }
    if (turned) {
      out.text("EXIF");
      out.little(exif.length, 4);
      out.write(exif);
    }
  }

  private void write(Chunk chunk, Input in, Output out) throws IOException {
    if (chunk.type().equals("ICCP")) {
      hidden.add(out.position());
    }
    out.text(chunk.type());
    out.little(chunk.body(), 4);
    in.seek(chunk.at());
    if (chunk.type().equals("VP8X")) {
      flags(in, out);
    } else {
      in.copy(chunk.head(), out);
    }
    for (Chunk inner : chunk.inner()) {
      write(inner, in, out);
    }
    if ((chunk.body() & 1) != 0) {
      out.write(0);
    }
  }

  /** It says what follows. */
  private void flags(Input in, Output out) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    int flags = in.one() & ~(PROFILE_FLAG | EXIF_FLAG | XMP_FLAG);
    in.copy(9, rest);
    out.write(
        flags | (profile.length > 0 ? PROFILE_FLAG : 0) | (orientation.upright() ? 0 : EXIF_FLAG));
    rest.writeTo(out);
  }
}
