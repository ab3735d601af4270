package chat.parley.transport.yjs;

import chat.parley.budget.Budget;
import chat.parley.transport.Loop;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;

/**
 * What the sockets of one loop need.
 *
 * @param receiving bounds what has come and waits
 * @param mostConnections of this loop
 * @param piece how much of a document is sent at once, in bytes
 */
public record YjsParts(
    Vertx vertx,
    Loop loop,
    OriginPolicy origins,
    Traffic traffic,
    Budget receiving,
    int mostConnections,
    int piece) {

  /** Done in so many milliseconds, or never when something is not so any more. */
  Future<Void> after(long millis, BooleanSupplier still) {
    Promise<Void> later = Promise.promise();
    vertx.setTimer(
        millis,
        timer -> {
          if (still.getAsBoolean()) {
            later.complete();
          }
        });
    return later.future();
  }
}
