package chat.parley.board.lines;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks in the store for some lines that pass, at most so many, in so many chunks. */
final class Scan {
  private static final int PAGE = 8;

  /** What passes may be rare; whoever wants more asks again from there on. */
  private static final int MOST_CHUNKS = 256;

  /** Of a reply. */
  private static final int MOST_BYTES = 192 * 1024;

  private final LineStore store;
  private final String log;
  private final LineFilter filter;
  private final int limit;
  private final boolean backwards;
  private final long until;
  private final List<NumberedLine> found = new ArrayList<>();
  private long reached;
  private int bytes;
  private int chunks;
  private boolean full;
  private boolean more;

  /**
   * Lines, and whether there may be more behind a number.
   *
   * @param lines the oldest first
   */
  record Found(List<NumberedLine> lines, boolean more, long number) {}

  private Scan(
      LineStore store,
      String log,
      LineFilter filter,
      int limit,
      boolean backwards,
      long start,
      long until) {
    this.store = store;
    this.log = log;
    this.filter = filter;
    this.limit = limit;
    this.backwards = backwards;
    this.reached = start;
    this.until = until;
  }

  /**
   * The newest before a number.
   *
   * @param behind what is not behind this number is not wanted
   */
  static Future<Found> before(
      LineStore store, String log, LineFilter filter, int limit, long number, long behind) {
    return new Scan(store, log, filter, limit, true, number, behind).run();
  }

  /**
   * The oldest behind a number.
   *
   * @param head the last chunk that is told
   */
  static Future<Found> after(
      LineStore store, String log, LineFilter filter, int limit, long number, long head) {
    return new Scan(store, log, filter, limit, false, number, Chunk.endOf(head)).run();
  }

  private Future<Found> run() {
    return page()
        .compose(
            page -> {
              page.forEach(this::take);
              more = full || page.size() == PAGE && !over(page.get(PAGE - 1));
              return full || !more || chunks >= MOST_CHUNKS
                  ? Future.succeededFuture(done())
                  : run();
            });
  }

  private Future<List<Chunk>> page() {
    long pos = Chunk.posOf(reached);
    return backwards
        ? store.before(log, pos + 1, filter.least(), PAGE)
        : store.from(log, reached == Chunk.endOf(pos) ? pos + 1 : pos, filter.least(), PAGE);
  }

  /** Whether nothing behind this chunk is wanted. */
  private boolean over(Chunk chunk) {
    return backwards ? Chunk.posOf(until) >= chunk.pos() : chunk.end() >= until;
  }

  private void take(Chunk chunk) {
    if (full) {
      return;
    }
    chunks++;
    List<NumberedLine> passing = new ArrayList<>(chunk.numbered(filter));
    if (backwards) {
      Collections.reverse(passing);
    }
    for (NumberedLine line : passing) {
      if (!full && wanted(line.number())) {
        add(line);
      }
    }
    if (!full) {
      reached = backwards ? Chunk.endOf(chunk.pos() - 1) : chunk.end();
    }
  }

  private boolean wanted(long number) {
    return backwards ? number < reached && number > until : number > reached && number <= until;
  }

  private void add(NumberedLine line) {
    if (found.size() == limit || bytes + line.line().weight() > MOST_BYTES && !found.isEmpty()) {
      full = true;
      reached = found.get(found.size() - 1).number();
      return;
    }
    found.add(line);
    bytes += line.line().weight();
  }

  private Found done() {
    if (backwards) {
      Collections.reverse(found);
    }
    return new Found(List.copyOf(found), more, reached);
  }
}
