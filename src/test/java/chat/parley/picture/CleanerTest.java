package chat.parley.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a picture only its pixels stay. */
class CleanerTest {
  private static final BufferedImage IMAGE = Samples.corners(64, 32);

  /** Bytes in memory. */
  record Memory(byte[] bytes) implements Source {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long at, byte[] into, int offset, int most) {
      int some = (int) Math.max(0, Math.min(most, bytes.length - at));
      System.arraycopy(bytes, (int) Math.min(at, bytes.length), into, offset, some);
      return some;
    }
  }

  /** A file that would not fit into the memory: the same again and again. */
  private record Endless(long length, byte[] piece) implements Source {
    @Override
    public int read(long at, byte[] into, int offset, int most) {
      int from = (int) (at % piece.length);
      int some = (int) Math.max(0, Math.min(Math.min(most, piece.length - from), length - at));
      System.arraycopy(piece, from, into, offset, some);
      return some;
    }
  }

  private record Clean(byte[] bytes, Facts facts) {}

  private static Clean clean(String type, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Facts facts = Cleaner.ALL.get(type).get().clean(new Input(new Memory(bytes)), new Output(out));
    return new Clean(out.toByteArray(), facts);
  }

  private static BufferedImage decoded(String type, Clean clean) throws IOException {
    Memory source = new Memory(clean.bytes());
    try (Decoder decoder = new Decoder(type, source, clean.facts(), Deadline.in(60_000))) {
      return decoder.decode(1 << 30).orElseThrow();
    }
  }

  static Map<String, byte[]> all() {
    return Map.of(
        "image/jpeg", Samples.jpeg(IMAGE, 1),
        "image/png", Samples.png(IMAGE),
        "image/gif", Samples.gif(IMAGE),
        "image/webp", Samples.webp(IMAGE, 1));
  }

  static Stream<String> types() {
    return all().keySet().stream();
  }

  private static boolean tells(byte[] bytes, String words) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(words);
  }

  static void assertSame(BufferedImage expected, BufferedImage seen, int tolerance) {
    assertEquals(expected.getWidth(), seen.getWidth());
    assertEquals(expected.getHeight(), seen.getHeight());
    for (int y = 0; y < expected.getHeight(); y++) {
      for (int x = 0; x < expected.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int one = expected.getRGB(x, y) >>> shift & 0xFF;
          int other = seen.getRGB(x, y) >>> shift & 0xFF;
          assertTrue(Math.abs(one - other) <= tolerance, x + "," + y + ": " + one + " " + other);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  @DisplayName("the pixels are the same, and no word of what was planted is left")
  void nothingTold(String type) throws IOException {
    byte[] sent = all().get(type);
    assertTrue(tells(sent, Samples.SECRET));
    Clean clean = clean(type, sent);
    assertFalse(tells(clean.bytes(), Samples.SECRET), type);
    assertEquals(IMAGE.getWidth(), clean.facts().width());
    assertEquals(IMAGE.getHeight(), clean.facts().height());
    assertTrue(clean.facts().small() && clean.facts().decodable());
    if (!type.equals("image/webp")) {
      assertSame(Samples.read(sent), Samples.read(clean.bytes()), 0);
    }
    boolean lossy = type.equals("image/jpeg");
    assertSame(lossy ? Samples.read(clean.bytes()) : IMAGE, decoded(type, clean), lossy ? 4 : 0);
    assertEquals(!type.equals("image/gif"), clean.facts().profile().length > 0);
    assertArrayEquals(clean.bytes(), clean(type, clean.bytes()).bytes(), "cleaned twice");
  }

  @Test
  @DisplayName("profiles of colours stay whole, and decoders do not see them")
  void profiles() throws IOException {
    for (String type : List.of("image/jpeg", "image/png", "image/webp")) {
      Clean clean = clean(type, all().get(type));
      assertArrayEquals(Samples.profile(), profile(type, clean), type);
      assertEquals(1, clean.facts().hidden().size());
      int at = clean.facts().hidden().get(0).intValue();
      assertTrue(
          List.of((byte) 'I', (byte) 'i').contains(clean.bytes()[at]),
          type + " " + clean.bytes()[at]);
    }
  }

  private static byte[] profile(String type, Clean clean) throws IOException {
    return type.equals("image/webp")
        ? clean.facts().profile()
        : clean(type, clean.bytes()).facts().profile();
  }

  @Test
  @DisplayName("a GIF goes on for ever with both its pictures")
  void loops() throws IOException {
    byte[] clean = clean("image/gif", Samples.gif(IMAGE)).bytes();
    assertTrue(tells(clean, "NETSCAPE2.0\3\1\0\0\0"));
    assertFalse(tells(clean, "XMP"));
    long pictures = IntStream.range(0, clean.length).filter(i -> clean[i] == 0x2C).count();
    assertTrue(pictures >= 2);
  }

  @Test
  @DisplayName("whatever of EXIF is left says how a picture was held, and nothing else")
  void orientation() throws IOException {
    for (int number = 1; number <= 8; number++) {
      Clean jpeg = clean("image/jpeg", Samples.jpeg(IMAGE, number));
      assertEquals(number, jpeg.facts().orientation().number());
      assertEquals(IMAGE.getWidth(), jpeg.facts().uprightWidth());
      assertEquals(number > 1, tells(jpeg.bytes(), "Exif"));
      assertFalse(tells(jpeg.bytes(), Samples.SECRET));
      Clean webp = clean("image/webp", Samples.webp(Samples.held(IMAGE, number), number));
      assertEquals(number, webp.facts().orientation().number());
      assertEquals(number > 1, tells(webp.bytes(), "EXIF"));
      assertSame(IMAGE, Pixels.upright(decoded("image/webp", webp), webp.facts().orientation()), 0);
    }
  }

  @Test
  @DisplayName("what is too large to decode is known by its head, and is cleaned too")
  void tooLarge() throws IOException {
    Clean gif = clean("image/gif", Samples.gifBomb());
    assertEquals(35, Samples.gifBomb().length);
    assertFalse(gif.facts().small());
    Clean png = clean("image/png", Samples.pngHeader(50_000, 50_000));
    assertFalse(png.facts().small());
    assertFalse(tells(png.bytes(), Samples.SECRET));
    assertFalse(clean("image/jpeg", Samples.jpegHeader(16_385, 10)).facts().small());
    assertTrue(clean("image/jpeg", Samples.jpegHeader(16_384, 2_441)).facts().small());
    assertFalse(clean("image/jpeg", Samples.jpegHeader(16_384, 2_442)).facts().small());
    assertFalse(clean("image/jpeg", Samples.jpegHeader(100, 0)).facts().small());
  }

  @Test
  @DisplayName("a profile that is a bomb is left out, and texts that are one are never unpacked")
  void bombs() throws IOException {
    byte[] bomb = Samples.pngWithBomb();
    Clean clean = clean("image/png", bomb);
    assertEquals(0, clean.facts().profile().length);
    assertFalse(tells(clean.bytes(), "iCCP"));
    assertSame(Samples.corners(8, 8), decoded("image/png", clean), 0);
  }

  @Test
  @DisplayName("two gigabytes of EXIF take no memory, and are no picture")
  void endless() {
    byte[] piece = new byte[65_537];
    Arrays.fill(piece, (byte) 'x');
    // the rest of each segment is as long as it says, and the next one begins behind it
    System.arraycopy(new byte[] {-1, (byte) 0xE1, -1, -1}, 0, piece, 0, 4);
    Endless exif = new Endless(2_000_000_000L, piece);
    Output nothing = new Output(OutputStream.nullOutputStream());
    Input in = new Input(exif);
    assertThrows(NotAPicture.class, () -> new JpegCleaner().segments(in, nothing));
    assertEquals(0, nothing.position());
    assertTrue(in.left() < piece.length);
  }

  @Test
  @DisplayName("what is cut off or shuffled anywhere is refused in words, or clean")
  void broken() {
    Random random = new Random(14);
    all()
        .forEach(
            (type, sent) -> {
              for (int round = 0; round < 300; round++) {
                byte[] bytes = Arrays.copyOf(sent, 13 + random.nextInt(sent.length - 12));
                for (int i = round % 4; i > 0; i--) {
                  bytes[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
                }
                looked(type, bytes);
              }
              byte[] noise = new byte[5_000];
              random.nextBytes(noise);
              System.arraycopy(sent, 0, noise, 0, 12);
              looked(type, noise);
            });
  }

  /** It is clean, or refused; a decoder may do with what is clean what it likes. */
  private static void looked(String type, byte[] bytes) {
    try {
      Clean clean = clean(type, bytes);
      if (clean.facts().small() && clean.facts().decodable()) {
        decodedOrNot(type, clean);
      }
    } catch (NotAPicture refused) {
      assertFalse(refused.getMessage().isEmpty());
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
  }

  private static void decodedOrNot(String type, Clean clean) {
    try {
      decoded(type, clean);
    } catch (IOException | RuntimeException decoder) {
      // Work takes them all
    }
  }
}
