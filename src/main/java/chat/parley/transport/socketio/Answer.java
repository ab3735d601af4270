package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * What the program waits for from clients. It hears on its own context; what it does then may fail,
 * and is logged by the event that asked.
 */
final class Answer<T> {
  private final String event;
  private final Promise<Void> home;
  // without a context, so that what its handlers throw comes back to whoever completes it
  private final Promise<T> promise = Promise.promise();

  /**
   * @param home completes on the context of whoever asks
   */
  Answer(String event, Promise<Void> home) {
    this.event = event;
    this.home = home;
  }

  Future<T> future() {
    return promise.future();
  }

  /** What it is completed with when this is. */
  Promise<T> asked() {
    Promise<T> asked = Promise.promise();
    asked.future().onComplete(this::complete);
    return asked;
  }

  /** From any thread, once. */
  void complete(AsyncResult<T> result) {
    home.future().onComplete(here -> there(result));
    home.complete();
  }

  private void there(AsyncResult<T> result) {
    ProgramCode.runs(
        "What waited for the answer to \"{}\" failed",
        event,
        () -> {
          if (result.succeeded()) {
            promise.complete(result.result());
          } else {
            promise.fail(result.cause());
          }
        });
  }
}
