package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Reads cells of one tier of a board piece by piece, in the order of time, so that neither memory
 * nor the loop ever has very many of them at once.
 */
final class Pieces {
  /** Some milliseconds of the loop, and about a megabyte. */
  private static final int CELLS = 10_000;

  private final BoardStore store;
  private final Board board;
  private final Tier tier;
  private final LongSupplier before;
  private final BiConsumer<List<ShareCell>, Long> each;
  private long next;

  /**
   * @param from when the first begins, milliseconds since 1970
   * @param before when those that are wanted end, which may move
   * @param each gets the cells of a piece, and when that ends
   */
  Pieces(
      BoardStore store,
      Board board,
      Tier tier,
      long from,
      LongSupplier before,
      BiConsumer<List<ShareCell>, Long> each) {
    this.store = store;
    this.board = board;
    this.tier = tier;
    this.next = from;
    this.before = before;
    this.each = each;
  }

  /** Done when all of them have been given. */
  Future<Void> read() {
    return Rounds.whileMore(this::piece);
  }

  private Future<Boolean> piece() {
    long until = Math.min(before.getAsLong(), next + length());
    return LogEnvironment.inTime(BuiltinStore.cells(store, board, tier, next, until))
        .map(
            cells -> {
              each.accept(cells, until);
              next = until;
              return until < before.getAsLong();
            });
  }

  private long length() {
    int series = Math.max(1, board.state().metrics().count());
    return Math.max(1, CELLS / series) * tier.stepMillis();
  }
}
