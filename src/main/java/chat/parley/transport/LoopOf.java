package chat.parley.transport;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Where somebody's turns run: what other threads complete is brought there.
 *
 * @param context of a connection, or of a program
 */
public record LoopOf(Context context) {

  /** What other threads complete goes on here. */
  public <T> Future<T> here(Future<T> elsewhere) {
    Promise<T> promise = Promise.promise();
    elsewhere.onComplete((result, failure) -> later(() -> promise.complete(result, failure)));
    return promise.future();
  }

  /** From any thread. */
  public void later(Runnable action) {
    context.runOnContext(tick -> action.run());
  }
}
