package chat.parley.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * The commands of one session that are not answered yet. Somebody may wait until all are: the
 * session that says bye, and the server that drains. Used on the loop of the session.
 */
final class PendingReplies {
  private Optional<Promise<Void>> leaving = Optional.empty();
  private Optional<Promise<Void>> draining = Optional.empty();
  private int unanswered;

  void asked() {
    unanswered++;
  }

  void answered() {
    unanswered--;
    settle();
  }

  private void settle() {
    if (unanswered == 0) {
      leaving.ifPresent(Promise::tryComplete);
      draining.ifPresent(Promise::tryComplete);
    }
  }

  /** What was asked before the bye is answered before it. */
  Future<Void> leave() {
    Promise<Void> quiet = Promise.promise();
    leaving = Optional.of(quiet);
    settle();
    return quiet.future();
  }

  boolean leaving() {
    return leaving.isPresent();
  }

  /** Done when those under way are answered; any number may wait. */
  Future<Void> drain() {
    Promise<Void> quiet = draining.orElseGet(Promise::promise);
    draining = Optional.of(quiet);
    settle();
    return quiet.future();
  }

  boolean draining() {
    return draining.isPresent();
  }
}
