package chat.parley.board.lines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last chunks of a log that somebody follows, without a hole. */
final class Recent {
  private static final int MOST_BYTES = 512 * 1024;

  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private long bytes;

  /**
   * @return by how many bytes it has grown
   */
  long add(Chunk chunk) {
    long before = bytes;
    if (!chunks.isEmpty() && chunks.getLast().pos() + 1 != chunk.pos()) {
      clear();
    }
    chunks.add(chunk);
    bytes += chunk.weight();
    while (bytes > MOST_BYTES && chunks.size() > 1) {
      bytes -= chunks.remove().weight();
    }
    return bytes - before;
  }

  /** Whether it has all that came behind a position up to another. */
  boolean reaches(long pos, long head) {
    return pos >= head
        || !chunks.isEmpty()
            && chunks.getFirst().pos() <= pos + 1
            && chunks.getLast().pos() >= head;
  }

  /** Lines behind a number that pass, the oldest first, as far as they are here. */
  List<NumberedLine> after(long number, LineFilter filter) {
    List<NumberedLine> lines = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.end() > number) {
        chunk.numbered(filter).stream().filter(line -> line.number() > number).forEach(lines::add);
      }
    }
    return lines;
  }

  /**
   * @return how many bytes it had
   */
  long clear() {
    long had = bytes;
    chunks.clear();
    bytes = 0;
    return had;
  }
}
