package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Future<Void> current = Future.succeededFuture();
  private boolean doubtful;

  /** What is counted as soon as all before it is. */
  private record Waiting(
      List<Item.Count> items, String user, String cid, long now, Promise<Boolean> counted) {}

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
    return current.isComplete();
  }

  /**
   * @return false when it was counted before
   */
  Future<Boolean> count(List<Item.Count> items, String user, String cid, long now) {
    Promise<Boolean> counted = Promise.promise();
    waiting.add(new Waiting(items, user, cid, now, counted));
    if (current.isComplete()) {
      current = Rounds.whileMore(this::next);
    }
    return counted.future();
  }

  private Future<Boolean> next() {
    return certain()
        .onFailure(this::fail)
        .compose(sure -> one(waiting.remove()))
        .transform(done -> Future.succeededFuture(!waiting.isEmpty()));
  }

  private Future<Boolean> one(Waiting first) {
    return Future.succeededFuture(first).compose(this::store).onComplete(first.counted());
  }

  /** Of a store that is gone each of them would hear only when all before him have. */
  private void fail(Throwable cause) {
    List<Waiting> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(one -> one.counted().fail(cause));
  }

  /** Whether something that failed was stored all the same the store knows. */
  private Future<Void> certain() {
    return doubtful ? refresh.get().onSuccess(known -> doubtful = false) : Future.succeededFuture();
  }

  private Future<Boolean> store(Waiting first) {
    List<ShareCell> cells = cells(first.items(), first.now());
    List<ShareCell> stored = cells.stream().filter(Counting::stored).toList();
    return LogEnvironment.inTime(
            store.count(board.name(), first.user(), first.cid(), first.now(), stored))
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

  /** Steps of a second are for those who watch. */
  private static boolean stored(ShareCell cell) {
    return cell.tier() != Tier.SECOND.seconds();
  }

  private List<ShareCell> cells(List<Item.Count> items, long now) {
    Map<Place, CountCell> sums = new LinkedHashMap<>();
    for (Item.Count item : items) {
      Series series = board.state().metrics().of(item);
      for (Tier tier : Tier.values()) {
        sums.computeIfAbsent(new Place(series, tier, tier.start(now)), unknown -> new CountCell())
            .count(item.by());
      }
    }
    List<ShareCell> cells = new ArrayList<>(sums.size());
    sums.forEach(
        (place, sum) ->
            cells.add(place.series().plus(owner(place), place.tier(), place.start(), sum)));
    return cells;
  }

  /** What memory has no more, because the clock was put back, would be begun anew. */
  private String owner(Place place) {
    Owners owners = board.state().owners();
    return board.state().horizon().has(place.tier(), place.start())
        ? owners.exact()
        : owners.exactLate();
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
