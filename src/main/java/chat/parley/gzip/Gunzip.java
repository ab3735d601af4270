package chat.parley.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) that is in memory. That of the JDK calls itself for each member that
 * holds nothing, so that a hundred kilobytes of those end a process with a StackOverflowError.
 */
public final class Gunzip extends InputStream {
  /** One is usual; those that hold nothing cost time without making any bytes. */
  private static final int MOST_MEMBERS = 1_000;

  private final byte[] packed;
  private final GzipFrame frame;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean inside;
  private int members;

  public Gunzip(byte[] packed) {
    this.packed = packed;
    this.frame = new GzipFrame(packed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (length > 0) {
      if (!inside) {
        if (members > 0 && frame.ended()) {
          return -1;
        }
        begin();
      }
      int read = inflated(into, offset, length);
      if (read > 0) {
        checksum.update(into, offset, read);
        return read;
      }
      if (inflater.finished()) {
        end();
      } else {
        throw new EOFException("a member is cut off");
      }
    }
    return 0;
  }

  private void begin() throws IOException {
    if (++members > MOST_MEMBERS) {
      throw new ZipException("more than " + MOST_MEMBERS + " members");
    }
    frame.header();
    inflater.reset();
    inflater.setInput(packed, frame.at(), packed.length - frame.at());
    checksum.reset();
    inside = true;
  }

  private int inflated(byte[] into, int offset, int length) throws IOException {
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException malformed) {
      throw new ZipException("no deflated bytes");
    }
  }

  private void end() throws IOException {
    frame.at(packed.length - inflater.getRemaining());
    frame.trailer((int) checksum.getValue(), (int) inflater.getBytesWritten());
    inside = false;
  }

  /** Gives memory back that no collector sees. */
  @Override
  public void close() {
    inflater.end();
  }
}
