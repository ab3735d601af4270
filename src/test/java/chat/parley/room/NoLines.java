package chat.parley.room;

import chat.parley.board.Level;
import chat.parley.board.lines.Chunk;
import chat.parley.board.lines.ChunkDraft;
import chat.parley.board.lines.LineParts;
import chat.parley.board.lines.LineStore;
import chat.parley.budget.Budget;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of rooms in which nobody writes a log. */
public final class NoLines implements LineStore {

  public static LineParts parts() {
    return new LineParts(new NoLines(), Budget.unlimited(), 0, 0, cause -> {});
  }

  private static <T> Future<T> none() {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public String epoch() {
    return "";
  }

  @Override
  public Future<Long> head(String log) {
    return none();
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    return none();
  }

  @Override
  public Future<List<Outcome<Chunk>>> append(String log, List<ChunkDraft> drafts) {
    return none();
  }

  @Override
  public Future<Page<Chunk>> after(String log, long after, long upTo, int limit) {
    return none();
  }

  @Override
  public Future<List<Chunk>> before(String log, long pos, Level least, int limit) {
    return none();
  }

  @Override
  public Future<List<Chunk>> from(String log, long pos, Level least, int limit) {
    return none();
  }

  @Override
  public Future<Boolean> forget(long before) {
    return none();
  }
}
