package chat.parley.message.search;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets only so many search at once, so that those who read history find the store free. Touched
 * only by one loop.
 */
final class Turns {
  private static final int WAITING = 100;
  private static final long RETRY_MILLIS = 1_000;

  private final int atOnce;
  private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
  private int searching;

  Turns(int atOnce) {
    this.atOnce = atOnce;
  }

  <T> Future<T> take(Supplier<Future<T>> search) {
    return turn().compose(mine -> search.get().onComplete(done -> leave()));
  }

  private Future<Void> turn() {
    if (searching < atOnce) {
      searching++;
      return Future.succeededFuture();
    }
    if (waiting.size() == WAITING) {
      throw new Refusal(
          Problem.OVERLOADED.refusedForNow("Too many are searching now.", RETRY_MILLIS));
    }
    Promise<Void> turn = Promise.promise();
    waiting.add(turn);
    return turn.future();
  }

  private void leave() {
    Promise<Void> next = waiting.poll();
    if (next == null) {
      searching--;
    } else {
      next.complete();
    }
  }
}
