package chat.parley.board.lines;

import chat.parley.board.Level;
import chat.parley.log.Entry;
import chat.parley.protocol.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some lines that came together: what the log of a board holds.
 *
 * @param ts when it was made, milliseconds since 1970, UTC
 * @param bytes as {@link ChunkContent} spells them, for the store and other nodes
 */
public record Chunk(long pos, long ts, byte[] bytes, List<LogLine> lines) implements Entry {
  /** Most lines of one. */
  static final int LINES = 500;

  /** Numbers of lines of one chunk lie within so many. */
  private static final long NUMBERS = 1_000;

  /**
   * @throws IllegalArgumentException when the bytes are none of ours
   */
  public static Chunk of(long pos, long ts, byte[] bytes) {
    return new Chunk(pos, ts, bytes, ChunkContent.lines(bytes));
  }

  /** The chunk with a line of this number. */
  static long posOf(long number) {
    return number / NUMBERS;
  }

  /** A number behind every line of a chunk, and before the next. */
  static long endOf(long pos) {
    return (pos + 1) * NUMBERS - 1;
  }

  long end() {
    return endOf(pos);
  }

  /** Those that pass, in their order. */
  List<NumberedLine> numbered(LineFilter filter) {
    List<NumberedLine> passing = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (filter.passes(lines.get(index))) {
        passing.add(new NumberedLine(pos * NUMBERS + index, lines.get(index)));
      }
    }
    return passing;
  }

  static Level worst(List<LogLine> lines) {
    return lines.stream().map(LogLine::level).max(Comparator.naturalOrder()).orElse(Level.TRACE);
  }

  @Override
  public int weight() {
    return Weight.ENVELOPE + bytes.length + lines.stream().mapToInt(LogLine::weight).sum();
  }
}
