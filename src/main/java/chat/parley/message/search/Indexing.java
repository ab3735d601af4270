package chat.parley.message.search;

import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Keeps the index up with the logs: by and by, in large batches while nobody searches, and at once
 * for whoever does. Touched only by one loop.
 */
final class Indexing {
  private static final int ROOMS = 100;

  /** Of rooms, which share a commit; one that lacks more goes alone. */
  private static final int BATCH_ENTRIES = 200;

  private static final int AT_ONCE = 4;

  /** What a search may wait for; what lies further back is taken in by and by. */
  private static final long MOST_ENTRIES = 3_000;

  private static final long MOST_MILLIS = 1_000;

  private static final long AWAKE_MILLIS = 60_000;
  private static final long SOON_MILLIS = 10;
  private static final long BUSY_MILLIS = 250;
  private static final long QUIET_MILLIS = 2_000;
  private static final long FAILED_MILLIS = 5_000;

  private final SearchStore store;
  private final Timers timers;
  private final LongSupplier clock;
  private final String node = UUID.randomUUID().toString();
  private long searched = Long.MIN_VALUE;

  /**
   * @param clock milliseconds since 1970
   */
  Indexing(SearchStore store, Timers timers, LongSupplier clock) {
    this.store = store;
    this.timers = timers;
    this.clock = clock;
  }

  void begin() {
    timers.after(SOON_MILLIS, this::tend);
  }

  private void tend() {
    store
        .mine(node)
        .compose(
            mine ->
                mine ? store.allLags(ROOMS) : Future.succeededFuture(List.<SearchStore.Lag>of()))
        .compose(lags -> take(lags).map(left -> lags.isEmpty()))
        .onComplete(
            done ->
                timers.after(
                    done.failed() ? FAILED_MILLIS : done.result() ? pause() : SOON_MILLIS,
                    this::tend));
  }

  private long pause() {
    return searched + AWAKE_MILLIS > clock.getAsLong() ? BUSY_MILLIS : QUIET_MILLIS;
  }

  /**
   * Takes in what somebody may read and the index lacks, as far as that goes quickly.
   *
   * @return how many entries it lacks still
   */
  Future<Long> catchUp(String reader, long room) {
    searched = clock.getAsLong();
    return store
        .lags(reader, room, ROOMS)
        .compose(
            lags ->
                // who cannot write now may search all the same
                take(lags)
                    .otherwise(failed -> lags.stream().mapToLong(SearchStore.Lag::entries).sum()));
  }

  private Future<Long> take(List<SearchStore.Lag> lags) {
    Work work = new Work(lags);
    List<Future<Void>> hands = new ArrayList<>();
    for (int i = 0; i < Math.min(AT_ONCE, lags.size()); i++) {
      hands.add(work.next());
    }
    return Future.join(hands).map(done -> work.left);
  }

  /** What is to be taken in, room by room. */
  private final class Work {
    private final Queue<SearchStore.Lag> lags;
    private long left;
    private long budget = MOST_ENTRIES;
    private final long until = clock.getAsLong() + MOST_MILLIS;

    private Work(List<SearchStore.Lag> lags) {
      this.lags = new ArrayDeque<>(lags);
      this.left = lags.stream().mapToLong(SearchStore.Lag::entries).sum();
    }

    private Future<Void> next() {
      List<SearchStore.Lag> batch = spent() ? List.of() : batch();
      return batch.isEmpty()
          ? Future.succeededFuture()
          : store.index(batch).compose(positions -> taken(batch, positions));
    }

    private List<SearchStore.Lag> batch() {
      List<SearchStore.Lag> batch = new ArrayList<>();
      long entries = 0;
      while (!lags.isEmpty()
          && (batch.isEmpty() || entries + lags.peek().entries() <= BATCH_ENTRIES)) {
        entries += lags.peek().entries();
        batch.add(lags.poll());
      }
      return batch;
    }

    private boolean spent() {
      return budget <= 0 || clock.getAsLong() > until;
    }

    private Future<Void> taken(List<SearchStore.Lag> batch, List<Long> positions) {
      for (int n = 0; n < batch.size(); n++) {
        SearchStore.Lag lag = batch.get(n);
        long at = positions.get(n);
        long taken = Math.min(at, lag.head()) - lag.from();
        left -= taken;
        // another node may have been there first
        budget -= Math.max(1, taken);
        if (at < lag.head()) {
          lags.add(new SearchStore.Lag(lag.room(), lag.name(), at, lag.head()));
        }
      }
      return next();
    }
  }
}
