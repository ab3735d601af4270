package chat.parley.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A random number in the header of the database file, its {@code user_version}, which is another
 * one at each checkpoint. As the file changes at checkpoints only, one with the mark of the last is
 * the file as we left it, or a copy that is as good. Used from any thread.
 */
final class SqliteMark {
  static final int HEADER_BYTES = 100;

  // https://www.sqlite.org/fileformat2.html, 1.3
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_BYTES_AT = 16;
  private static final int PAGES_AT = 28;
  private static final int USER_VERSION_AT = 60;

  private final SecureRandom random = new SecureRandom();
  private final Deque<Integer> known = new ArrayDeque<>();

  /** A new one, which the file may show from now on. */
  synchronized int next() {
    int mark = random.nextInt();
    known.addLast(mark);
    return mark;
  }

  /** The mark that a file shows when it is opened. */
  synchronized void learn(ByteBuffer header) {
    if (header.limit() >= HEADER_BYTES) {
      known.addFirst(header.getInt(USER_VERSION_AT));
    }
  }

  /** Whether a header is of the file as we left it. */
  synchronized boolean stands(ByteBuffer header) {
    if (header.limit() < HEADER_BYTES || !header.slice(0, MAGIC.length).equals(magic())) {
      return false;
    }
    int mark = header.getInt(USER_VERSION_AT);
    if (!known.contains(mark)) {
      return false;
    }
    while (known.peekFirst() != mark) {
      known.removeFirst();
    }
    return true;
  }

  private static ByteBuffer magic() {
    return ByteBuffer.wrap(MAGIC);
  }

  /** How long the file must be by its header. */
  static long length(ByteBuffer header) {
    int bytes = Short.toUnsignedInt(header.getShort(PAGE_BYTES_AT));
    return (header.getInt(PAGES_AT) & 0xffffffffL) * (bytes == 1 ? 65_536 : bytes);
  }
}
