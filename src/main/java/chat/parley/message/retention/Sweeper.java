package chat.parley.message.retention;

import chat.parley.log.Rounds;
import chat.parley.log.Timers;
import chat.parley.room.Counters;
import chat.parley.room.Retention;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Goes through all rooms again and again, and deletes what each no longer keeps: one small batch
 * after the other, with a pause in which others come to the store. Touched only by one loop.
 */
public final class Sweeper {
  private static final int ROOMS = 500;
  private static final long SOON_MILLIS = 100;
  private static final long PAUSE_MILLIS = 10;
  private static final long REST_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final long FAILED_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final RetentionStore store;
  private final Retention retention;
  private final Timers timers;
  private final LongSupplier clock;
  private final Counters counters;
  private final Consumer<Throwable> failures;
  private final String node = UUID.randomUUID().toString();

  /** What was deleted before an end in between may still stand in files. */
  private boolean deleted = true;

  private String last = "";
  private boolean failing;

  /**
   * @param clock milliseconds since 1970; nothing is deleted that is young by this or by the
   *     store's
   * @param failures is told the first of several in a row; what failed is tried again
   */
  public Sweeper(
      RetentionStore store,
      Retention retention,
      Timers timers,
      LongSupplier clock,
      Counters counters,
      Consumer<Throwable> failures) {
    this.store = store;
    this.retention = retention;
    this.timers = timers;
    this.clock = clock;
    this.counters = counters;
    this.failures = failures;
  }

  /** From now on it happens by itself, if any room does not keep everything. */
  public void begin() {
    if (retention.limited()) {
      timers.after(SOON_MILLIS, this::sweep);
    }
  }

  private void sweep() {
    store
        .claim(node)
        .compose(mine -> mine.isPresent() ? rooms() : Future.succeededFuture())
        .compose(swept -> deleted ? tidy() : Future.succeededFuture())
        .onComplete(done -> rest(done.cause()));
  }

  private void rest(Throwable failed) {
    if (failed == null) {
      failing = false;
      timers.after(REST_MILLIS, this::sweep);
      return;
    }
    counters.sweepFailed();
    if (!failing) {
      failing = true;
      failures.accept(failed);
    }
    timers.after(FAILED_MILLIS, this::sweep);
  }

  private Future<Void> rooms() {
    last = "";
    return Rounds.whileMore(
        () ->
            store
                .candidates(last, ROOMS)
                .compose(rooms -> each(rooms.iterator()).map(swept -> more(rooms))));
  }

  private boolean more(List<RetentionStore.Candidate> rooms) {
    boolean more = rooms.size() == ROOMS;
    last = more ? rooms.get(rooms.size() - 1).room() : last;
    return more;
  }

  private Future<Void> each(Iterator<RetentionStore.Candidate> rooms) {
    return Rounds.whileMore(
        () ->
            rooms.hasNext() ? one(rooms.next()).map(swept -> true) : Future.succeededFuture(false));
  }

  private Future<Void> one(RetentionStore.Candidate next) {
    OptionalInt days = retention.days(next.room());
    return days.isPresent() && next.oldest() < before(days.getAsInt(), clock.getAsLong())
        ? Rounds.whileMore(() -> part(next.room(), days.getAsInt()))
        : Future.succeededFuture();
  }

  private static long before(int days, long now) {
    return now - TimeUnit.DAYS.toMillis(days);
  }

  /** Another node may have taken over meanwhile; then it goes on there. */
  private Future<Boolean> part(String room, int days) {
    return store
        .claim(node)
        .compose(mine -> batch(room, days, mine))
        .compose(
            swept -> {
              counters.expired(swept.entries());
              deleted |= swept.entries() > 0;
              return paused().map(over -> swept.more());
            });
  }

  private Future<RetentionStore.Swept> batch(String room, int days, OptionalLong mine) {
    return mine.isEmpty()
        ? Future.succeededFuture(new RetentionStore.Swept(0, false))
        : store.sweep(room, before(days, Math.min(clock.getAsLong(), mine.getAsLong())));
  }

  private Future<Void> tidy() {
    return tidied(true)
        .compose(
            more ->
                more
                    ? Rounds.whileMore(() -> paused().compose(over -> tidied(false)))
                    : Future.succeededFuture());
  }

  private Future<Boolean> tidied(boolean first) {
    return store.tidy(first).onSuccess(more -> deleted = more);
  }

  private Future<Void> paused() {
    return Future.future(promise -> timers.after(PAUSE_MILLIS, promise::complete));
  }
}
