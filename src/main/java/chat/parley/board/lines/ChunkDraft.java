package chat.parley.board.lines;

import chat.parley.board.Level;
import chat.parley.log.Draft;
import chat.parley.protocol.Weight;
import java.util.List;

/**
 * Lines that their log has not got yet.
 *
 * @param token its own: what was stored although nobody heard so is not stored again
 * @param worst the highest level of its lines, by which whoever looks for errors passes over it
 * @param keepBytes of the log; its oldest chunks go when it has more
 */
public record ChunkDraft(
    String token, long ts, byte[] bytes, List<LogLine> lines, Level worst, long keepBytes)
    implements Draft {
  /** Its board is there no more: the reason of an outcome. */
  public static final String GONE = "gone";

  public static ChunkDraft of(String token, long ts, List<LogLine> lines, long keepBytes) {
    return new ChunkDraft(
        token, ts, ChunkContent.spelled(lines), lines, Chunk.worst(lines), keepBytes);
  }

  public Chunk at(long pos) {
    return new Chunk(pos, ts, bytes, lines);
  }

  @Override
  public String author() {
    return "";
  }

  @Override
  public long kept() {
    return Weight.ENVELOPE + bytes.length;
  }

  @Override
  public long weight() {
    return kept();
  }
}
