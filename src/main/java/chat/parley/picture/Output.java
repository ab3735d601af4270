package chat.parley.picture;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers as formats of pictures spell them, and counts. */
final class Output extends FilterOutputStream {
  private long position;

  Output(OutputStream out) {
    super(out);
  }

  long position() {
    return position;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    position += length;
  }

  /** The high byte first. */
  void two(int value) throws IOException {
    write(value >>> 8);
    write(value);
  }

  /** The high byte first. */
  void four(long value) throws IOException {
    two((int) (value >>> 16));
    two((int) value);
  }

  /** The low byte first. */
  void little(long value, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      write((int) (value >>> 8 * i));
    }
  }

  void text(String ascii) throws IOException {
    write(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }
}
