package chat.parley.picture;

import java.io.IOException;
import java.io.OutputStream;

/** Reads a source from its beginning to its end, with little of it in memory. */
final class Input {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Source source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long begin;
  private int next;
  private int limit;

  Input(Source source) {
    this.source = source;
  }

  private boolean more() throws IOException {
    if (next < limit) {
      return true;
    }
    begin += limit;
    next = 0;
    limit = source.read(begin, buffer, 0, buffer.length);
    return limit > 0;
  }

  long position() {
    return begin + next;
  }

  long left() {
    return source.length() - position();
  }

  void seek(long position) {
    begin = position;
    next = 0;
    limit = 0;
  }

  /** The next byte; -1 at the end. */
  int next() throws IOException {
    return more() ? buffer[next++] & 0xFF : -1;
  }

  /** The next byte, which must be there, as all that follow here. */
  int one() throws IOException {
    int value = next();
    if (value < 0) {
      throw new NotAPicture("it ends too early");
    }
    return value;
  }

  /** Two bytes, the high one first. */
  int two() throws IOException {
    return one() << 8 | one();
  }

  /** Four bytes, the high one first; as an unsigned number. */
  long four() throws IOException {
    return (long) two() << 16 | two();
  }

  /** So many bytes, the low one first. */
  long little(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) one() << 8 * i;
    }
    return value;
  }

  byte[] bytes(int count) throws IOException {
    if (count > left()) {
      throw new NotAPicture("it ends too early");
    }
    byte[] bytes = new byte[count];
    for (int at = 0; at < count; ) {
      if (!more()) {
        throw new NotAPicture("it ends too early");
      }
      int some = Math.min(count - at, limit - next);
      System.arraycopy(buffer, next, bytes, at, some);
      next += some;
      at += some;
    }
    return bytes;
  }

  void skip(long count) throws IOException {
    if (count > left()) {
      throw new NotAPicture("it ends too early");
    }
    if (count <= limit - next) {
      next += (int) count;
    } else {
      seek(position() + count);
    }
  }

  void copy(long count, OutputStream out) throws IOException {
    for (long left = count; left > 0; ) {
      if (!more()) {
        throw new NotAPicture("it ends too early");
      }
      int some = (int) Math.min(left, limit - next);
      out.write(buffer, next, some);
      next += some;
      left -= some;
    }
  }
}
