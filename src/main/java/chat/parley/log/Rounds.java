package chat.parley.log;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Does one round after the other until one says that it was the last. Futures that are composed one
 * into the next complete on one stack, which a thousand of them overflow; here each round is
 * forgotten before the next.
 */
public final class Rounds {
  private final Supplier<Future<Boolean>> round;
  private final Promise<Void> over = Promise.promise();

  private Rounds(Supplier<Future<Boolean>> round) {
    this.round = round;
  }

  /**
   * @param round whether another is to follow
   * @return fails with the first round that fails
   */
  public static Future<Void> whileMore(Supplier<Future<Boolean>> round) {
    Rounds rounds = new Rounds(round);
    rounds.go();
    return rounds.over.future();
  }

  private void go() {
    Future<Boolean> now = begun();
    while (now.isComplete() && goesOn(now)) {
      now = begun();
    }
    if (!now.isComplete()) {
      now.onComplete(this::done);
    }
  }

  private void done(AsyncResult<Boolean> round) {
    if (goesOn(round)) {
      go();
    }
  }

  private boolean goesOn(AsyncResult<Boolean> round) {
    if (round.failed()) {
      over.fail(round.cause());
    } else if (!round.result()) {
      over.complete();
    }
    return round.succeeded() && round.result();
  }

  private Future<Boolean> begun() {
    try {
      return round.get();
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }
}
