package chat.parley.log;

import chat.parley.budget.Budget;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * What all logs of one kind stand on.
 *
 * @param alone whether no other node can append to them
 * @param storing bounds what waits for the store in all logs together
 * @param waiting most drafts of one log that wait for the store; more are refused
 */
public record LogEnvironment<D extends Draft, E extends Entry>(
    LogStore<D, E> store,
    BooleanSupplier alone,
    Timers timers,
    Budget storing,
    int waiting,
    LogCounters counters) {
  private static final long STORE_SECONDS = 10;

  /** What a store is asked for, given up when it does not answer. */
  public static <T> Future<T> inTime(Future<T> asked) {
    return asked
        .timeout(STORE_SECONDS, TimeUnit.SECONDS)
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof TimeoutException
                        ? new StoreUnavailable("the store does not answer", cause)
                        : cause));
  }
}
