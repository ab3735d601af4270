package chat.parley.transport.sockjs;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes to a fallback session on the loop of the request that waits there. Vert.x does not guard
 * that: each poll may come on another loop, and a write that finds it from elsewhere can go to an
 * answer that has just ended, and be lost. Any loop may use it; what is written keeps its order.
 */
final class PollWriter {
  private final Queue<Runnable> writes = new ArrayDeque<>();
  private Context poll = Vertx.currentContext();

  /** A request takes the session over, on its loop: nothing is written meanwhile. */
  synchronized void polls(Runnable takesOver) {
    poll = Vertx.currentContext();
    takesOver.run();
  }

  /** Another request of the session, which nothing waits for. */
  synchronized void passes(Runnable request) {
    request.run();
  }

  /** As soon as the loop of the request that waits has time for it. */
  synchronized void write(Runnable write) {
    writes.add(write);
    drain();
  }

  private synchronized void drain() {
    if (Vertx.currentContext() != poll) {
      poll.runOnContext(there -> drain());
      return;
    }
    for (Runnable write = writes.poll(); write != null; write = writes.poll()) {
      write.run();
    }
  }
}
