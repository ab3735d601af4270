package chat.parley.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** What stands around the deflated bytes of each member of gzip (RFC 1952, 2.3). */
final class GzipFrame {
  private static final int MAGIC = 0x8B1F;
  private static final int DEFLATE = 8;
  private static final int TIME_AND_SYSTEM_BYTES = 6;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final byte[] bytes;
  private int at;

  GzipFrame(byte[] bytes) {
    this.bytes = bytes;
  }

  int at() {
    return at;
  }

  void at(int place) {
    at = place;
  }

  boolean ended() {
    return at == bytes.length;
  }

  private int next() throws IOException {
    if (ended()) {
      throw new EOFException("a member is cut off");
    }
    return bytes[at++] & 0xFF;
  }

  private int pair() throws IOException {
    return next() | next() << 8;
  }

  private void skip(int length) throws IOException {
    if (length > bytes.length - at) {
      throw new EOFException("a member is cut off");
    }
    at += length;
  }

  void header() throws IOException {
    if (pair() != MAGIC || next() != DEFLATE) {
      throw new ZipException("no gzip");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("a header of a kind that is not known");
    }
    skip(TIME_AND_SYSTEM_BYTES);
    if ((flags & EXTRA) != 0) {
      skip(pair());
    }
    if ((flags & NAME) != 0) {
      text();
    }
    if ((flags & COMMENT) != 0) {
      text();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  /** It ends with a zero. */
  private void text() throws IOException {
    while (next() != 0) {
      // nobody needs it
    }
  }

  void trailer(int checksum, int length) throws IOException {
    if ((pair() | pair() << 16) != checksum || (pair() | pair() << 16) != length) {
      throw new ZipException("the bytes are not those that were packed");
    }
  }
}
