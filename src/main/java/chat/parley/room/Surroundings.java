package chat.parley.room;

import chat.parley.budget.Budget;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What rooms stand on.
 *
 * @param publisher reaches this node's sockets
 * @param peers reach the other nodes
 * @param neighbours what those have told
 * @param storing bounds what waits for the store in all rooms together
 * @param issued whether a user id is one that was given to somebody, here or on another node; cheap
 * @param clock milliseconds since 1970
 */
public record Surroundings(
    MessageStore store,
    EventPublisher publisher,
    Peers peers,
    Neighbours neighbours,
    Timers timers,
    RoomRules rules,
    Budget storing,
    Predicate<String> issued,
    LongSupplier clock,
    Tally tally) {
  private static final long STORE_SECONDS = 10;

  /** What the store is asked for, given up when it does not answer. */
  <T> Future<T> inTime(Future<T> asked) {
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
