package chat.parley.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Gzip as others make it, and as those who mean harm do. */
class GunzipTest {

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private static byte[] times(byte[] part, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (Gunzip gunzip = new Gunzip(packed)) {
      return gunzip.readAllBytes();
    }
  }

  @Test
  @DisplayName("what was packed comes back, in one member or several")
  void comesBack() throws IOException {
    byte[] random = new byte[100_000];
    new Random(7).nextBytes(random);
    assertArrayEquals(random, unpacked(packed(random)));
    assertArrayEquals(new byte[0], unpacked(packed(new byte[0])));
    byte[] text = "a value=1\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(
        joined(random, text), unpacked(joined(packed(random), packed(new byte[0]), packed(text))));
  }

  @Test
  @DisplayName("a header may have a name, a comment, more, and a checksum")
  void headers() throws IOException {
    byte[] packed = packed("hello".getBytes(StandardCharsets.UTF_8));
    byte[] header = Arrays.copyOf(packed, 10);
    header[3] = 2 | 4 | 8 | 16;
    byte[] more = {3, 0, 1, 2, 3, 'n', 0, 'c', 'c', 0, 9, 9};
    byte[] rest = Arrays.copyOfRange(packed, 10, packed.length);
    assertEquals("hello", new String(unpacked(joined(header, more, rest)), StandardCharsets.UTF_8));
    header[3] = 32;
    assertThrows(ZipException.class, () -> unpacked(joined(header, rest)));
  }

  @Test
  @DisplayName("a hundred thousand members that hold nothing harm nobody")
  void members() throws IOException {
    byte[] nothing = packed(new byte[0]);
    assertThrows(ZipException.class, () -> unpacked(times(nothing, 100_000)));
    assertEquals(0, unpacked(times(nothing, 1_000)).length);
  }

  @Test
  @DisplayName("what is cut off or spoiled anywhere is noticed")
  void spoiled() throws IOException {
    byte[] packed = packed("some text, some text".getBytes(StandardCharsets.UTF_8));
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThrows(EOFException.class, () -> unpacked(cut));
    }
    for (int at = packed.length - 8; at < packed.length; at++) {
      byte[] spoiled = packed.clone();
      spoiled[at] ^= 1;
      assertThrows(ZipException.class, () -> unpacked(spoiled));
    }
    assertThrows(IOException.class, () -> unpacked(joined(packed, new byte[] {1, 2, 3})));
  }
}
