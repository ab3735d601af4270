package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts what is to be counted exactly once: in the transaction of the store that notes it, and in
 * memory when that is certain. One after the other, for each brings whole cells of one share.
 */
final class Counting {
  private final Board board;
  private final BoardStore store;
  private final Supplier<Future<Void>> refresh;
  private Future<?> last = Future.succeededFuture();
  private boolean doubtful;

  /** A cell of this share as it will be. */
  private record Place(Series series, Tier tier, long start) {}

  /**
   * @param refresh reads again what the store has
   */
  Counting(Board board, BoardStore store, Supplier<Future<Void>> refresh) {
    this.board = board;
    this.store = store;
    this.refresh = refresh;
  }

  boolean idle() {
    return last.isComplete();
  }

  /**
   * @return false when it was counted before
   */
  Future<Boolean> count(List<Item.Count> items, String user, String cid, long now) {
    Future<Boolean> next =
        last.transform(before -> certain()).compose(sure -> store(items, user, cid, now));
    last = next;
    return next;
  }

  /** Whether something that failed was stored all the same the store knows. */
  private Future<Void> certain() {
    return doubtful ? refresh.get().onSuccess(known -> doubtful = false) : Future.succeededFuture();
  }

  private Future<Boolean> store(List<Item.Count> items, String user, String cid, long now) {
    List<ShareCell> cells = cells(items, now);
    return LogEnvironment.inTime(store.count(board.name(), user, cid, now, cells))
        .onSuccess(
            counted -> {
              if (counted) {
                board.counted(cells);
              }
            })
        .onFailure(
            unknown -> {
              // what may be stored under this name must not be stored over
              board.state().owners().doubt();
              doubtful = true;
            });
  }

  private List<ShareCell> cells(List<Item.Count> items, long now) {
    String owner = board.state().owners().exact();
    Map<Place, CountCell> sums = new LinkedHashMap<>();
    for (Item.Count item : items) {
      Series series = board.state().metrics().of(item);
      for (Tier tier : Tier.values()) {
        if (tier.stored()) {
          sums.computeIfAbsent(new Place(series, tier, tier.start(now)), unknown -> new CountCell())
              .count(item.by());
        }
      }
    }
    List<ShareCell> cells = new ArrayList<>(sums.size());
    sums.forEach(
        (place, sum) -> cells.add(place.series().plus(owner, place.tier(), place.start(), sum)));
    return cells;
  }

  /**
   * Whether an item has its place.
   *
   * @throws Refusal when it has not
   */
  void check(Item.Count item) {
    board.state().metrics().of(item);
  }
}
