package chat.parley.document;

import chat.parley.log.Rounds;
import chat.parley.log.StoreUnavailable;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Goes through all documents again and again and forgets what is too old of them, with a pause in
 * which others come to the store. Any number of nodes may do so at once. Touched only by one loop.
 */
public final class DocumentSweeper {
  private static final long SOON_MILLIS = 100;
  private static final long PAUSE_MILLIS = 10;
  private static final long REST_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long FAILED_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final DocumentStore store;
  private final DocumentHistory history;
  private final Timers timers;
  private final LongSupplier clock;
  private final Consumer<Throwable> failures;
  private OptionalLong mark = OptionalLong.empty();

  /**
   * @param clock milliseconds since 1970
   * @param failures is told what failed, unless the store was out of reach; it is tried again
   */
  public DocumentSweeper(
      DocumentStore store,
      DocumentHistory history,
      Timers timers,
      LongSupplier clock,
      Consumer<Throwable> failures) {
    this.store = store;
    this.history = history;
    this.timers = timers;
    this.clock = clock;
    this.failures = failures;
  }

  /** From now on it happens by itself. */
  public void begin() {
    timers.after(SOON_MILLIS, this::sweep);
  }

  private void sweep() {
    mark = OptionalLong.of(0);
    Rounds.whileMore(this::part)
        .onSuccess(swept -> timers.after(REST_MILLIS, this::sweep))
        .onFailure(this::failed);
  }

  /** That the store is out of reach is told by whoever watches it. */
  private void failed(Throwable cause) {
    if (!(cause instanceof StoreUnavailable)) {
      failures.accept(cause);
    }
    timers.after(FAILED_MILLIS, this::sweep);
  }

  private Future<Boolean> part() {
    return store
        .thin(mark.getAsLong(), clock.getAsLong(), history)
        .compose(
            next -> {
              mark = next;
              return next.isPresent()
                  ? Future.future(go -> timers.after(PAUSE_MILLIS, () -> go.complete(true)))
                  : Future.succeededFuture(false);
            });
  }
}
