package chat.parley.bench.document;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Reads numbers and texts as lib0 writes them. */
final class Bytes {
  private final Buffer bytes;
  private int at;

  Bytes(Buffer bytes) {
    this.bytes = bytes;
  }

  boolean any() {
    return at < bytes.length();
  }

  int octet() {
    return bytes.getByte(at++) & 0xff;
  }

  long number() {
    long number = 0;
    int shift = 0;
    int octet = octet();
    while (octet >= 0x80) {
      number |= (octet & 0x7fL) << shift;
      shift += 7;
      octet = octet();
    }
    return number | (long) octet << shift;
  }

  byte[] array() {
    int length = (int) number();
    at += length;
    return bytes.getBytes(at - length, at);
  }

  String text() {
    return new String(array(), StandardCharsets.UTF_8);
  }

  static void number(Buffer out, long number) {
    long rest = number;
    while (rest >= 0x80) {
      out.appendByte((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.appendByte((byte) rest);
  }

  static void array(Buffer out, byte[] bytes) {
    number(out, bytes.length);
    out.appendBytes(bytes);
  }

  static void text(Buffer out, String text) {
    array(out, text.getBytes(StandardCharsets.UTF_8));
  }
}
