package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts what is to be counted exactly once: in the transaction of the store that notes it, and in
 * memory when that is certain. One commit after the other, for each brings whole cells of one
 * share; what comes meanwhile goes into the next one.
 */
final class Counting {
  /** Of one commit. */
  private static final int MOST_ITEMS = 500;

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
    List<Waiting> batch = batch();
    return certain()
        .compose(sure -> store(batch))
        .onFailure(cause -> batch.forEach(each -> each.counted().tryFail(cause)))
        .transform(done -> Future.succeededFuture(!waiting.isEmpty()));
  }

  /** As many as go into one commit: each of them once, for the store would count the second. */
  private List<Waiting> batch() {
    List<Waiting> batch = new ArrayList<>();
    Set<List<String>> once = new HashSet<>();
    int items = 0;
    while (!waiting.isEmpty() && items < MOST_ITEMS) {
      Waiting first = waiting.element();
      if (!once.add(List.of(first.user(), first.cid()))) {
        break;
      }
      items += first.items().size();
      batch.add(waiting.remove());
    }
    return batch;
  }

  /** Whether something that failed was stored all the same the store knows. */
  private Future<Void> certain() {
    return doubtful ? refresh.get().onSuccess(known -> doubtful = false) : Future.succeededFuture();
  }

  /** Those that were counted before are told so, and the others stored without them. */
  private Future<Void> store(List<Waiting> batch) {
    if (batch.isEmpty()) {
      return Future.succeededFuture();
    }
    List<ShareCell> cells = cells(batch);
    List<ShareCell> stored = cells.stream().filter(Counting::stored).toList();
    return LogEnvironment.inTime(
            store.count(board.requireId(), batch.get(0).now(), notes(batch), stored))
        .onFailure(unknown -> doubt())
        .compose(counted -> counted(counted, batch, cells));
  }

  private static List<BoardStore.Note> notes(List<Waiting> batch) {
    return batch.stream()
        .map(each -> new BoardStore.Note(each.user(), each.cid(), each.now()))
        .toList();
  }

  private Future<Void> counted(
      BoardStore.Counted counted, List<Waiting> batch, List<ShareCell> cells) {
    if (!counted.there()) {
      throw new BoardGone();
    }
    if (counted.before().isEmpty()) {
      board.counted(cells);
      batch.forEach(each -> each.counted().complete(true));
      return Future.succeededFuture();
    }
    List<Waiting> others = new ArrayList<>();
    for (int place = 0; place < batch.size(); place++) {
      if (counted.before().contains(place)) {
        batch.get(place).counted().complete(false);
      } else {
        others.add(batch.get(place));
      }
    }
    return store(others);
  }

  /** What may be stored under this name must not be stored over. */
  private void doubt() {
    board.state().owners().doubt();
    doubtful = true;
  }

  /** Steps of a second are for those who watch. */
  private static boolean stored(ShareCell cell) {
    return cell.tier() != Tier.SECOND.seconds();
  }

  private List<ShareCell> cells(List<Waiting> batch) {
    Map<Place, CountCell> sums = new LinkedHashMap<>();
    batch.forEach(each -> each.items().forEach(item -> add(item, each.now(), sums)));
    List<ShareCell> cells = new ArrayList<>(sums.size());
    sums.forEach(
        (place, sum) ->
            cells.add(place.series().plus(owner(place), place.tier(), place.start(), sum)));
    return cells;
  }

  private void add(Item.Count item, long now, Map<Place, CountCell> sums) {
    Series series = board.state().metrics().of(item);
    for (Tier tier : Tier.values()) {
      sums.computeIfAbsent(new Place(series, tier, tier.start(now)), unknown -> new CountCell())
          .count(item.by());
    }
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
