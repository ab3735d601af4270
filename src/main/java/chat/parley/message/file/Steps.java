package chat.parley.message.file;

import chat.parley.log.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Does one thing after the other, however many wait. Used from any thread. */
final class Steps {
  private final Deque<Supplier<Future<?>>> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * @return what becomes of the step; those behind it do not mind
   */
  <T> Future<T> next(Supplier<Future<T>> step) {
    Promise<T> done = Promise.promise();
    if (add(() -> begun(step).onComplete(done))) {
      Rounds.whileMore(this::round);
    }
    return done.future();
  }

  private static <T> Future<T> begun(Supplier<Future<T>> step) {
    try {
      return step.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** True when whoever adds it has to do it. */
  private synchronized boolean add(Supplier<Future<?>> step) {
    waiting.add(step);
    boolean idle = !busy;
    busy = true;
    return idle;
  }

  private Future<Boolean> round() {
    Supplier<Future<?>> step;
    synchronized (this) {
      if (waiting.isEmpty()) {
        busy = false;
        return Future.succeededFuture(false);
      }
      step = waiting.poll();
    }
    return step.get().transform(done -> Future.succeededFuture(true));
  }
}
