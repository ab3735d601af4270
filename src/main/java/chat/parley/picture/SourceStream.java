package chat.parley.picture;

import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** A source as decoders read it, without what they need not see. */
final class SourceStream extends ImageInputStreamImpl {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Source source;
  private final List<Long> hidden;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long begin;
  private int filled;

  /**
   * @param hidden where a byte of a name is, by which something is known
   */
  SourceStream(Source source, List<Long> hidden) {
    this.source = source;
    this.hidden = hidden;
  }

  @Override
  public long length() {
    return source.length();
  }

  private boolean more() throws IOException {
    if (streamPos < begin || streamPos >= begin + filled) {
      begin = streamPos;
      filled = 0;
      if (streamPos < source.length()) {
        filled = source.read(begin, buffer, 0, buffer.length);
        hidden.forEach(this::hide);
      }
    }
    return filled > 0;
  }

  private void hide(long at) {
    if (at >= begin && at < begin + filled) {
      buffer[(int) (at - begin)] = 'x';
    }
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (!more()) {
      return -1;
    }
    return buffer[(int) (streamPos++ - begin)] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int from = (int) (streamPos - begin);
    int some = Math.min(length, filled - from);
    System.arraycopy(buffer, from, into, offset, some);
    streamPos += some;
    return some;
  }
}
