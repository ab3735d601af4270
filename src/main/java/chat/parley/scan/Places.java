package chat.parley.scan;

import chat.parley.message.file.Waits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Few files at once; the others stand in line. Used on one loop. */
final class Places {
  private static final int MOST_WAITING = 10_000;
  private static final long LATER_MILLIS = 60_000;

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Places(int free) {
    this.free = free;
  }

  <T> Future<T> next(Supplier<Future<T>> work) {
    if (waiting.size() >= MOST_WAITING) {
      return Future.failedFuture(
          new Waits("All of the file is here; many wait to be checked.", LATER_MILLIS));
    }
    Promise<T> done = Promise.promise();
    waiting.add(() -> work.get().onComplete(left -> leave()).onComplete(done));
    admit();
    return done.future();
  }

  private void leave() {
    free++;
    admit();
  }

  private void admit() {
    if (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.poll().run();
    }
  }
}
