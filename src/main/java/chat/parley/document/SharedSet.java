package chat.parley.document;

import chat.parley.document.yjs.UpdateSet;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The updates of one document, used by one thread at a time, in the order in which it is asked for:
 * short work is done at once on the loop, long work by a worker while the others wait.
 */
final class SharedSet {
  /** One of this size is looked through by a worker. */
  private static final int LARGE = 512 * 1024;

  private UpdateSet set;
  private final Workers workers;
  private final Runnable settled;
  private final Deque<Runnable> waiting = new ArrayDeque<>(2);
  private boolean busy;
  private boolean running;
  private long bytes;

  /**
   * @param settled is run when nobody uses it any more
   */
  SharedSet(UpdateSet set, Workers workers, Runnable settled) {
    this.set = set;
    this.workers = workers;
    this.settled = settled;
    this.bytes = set.bytes();
  }

  /** On the loop. What is done with the answer at once is done before anybody else has his turn. */
  <T> Future<T> atOnce(Function<UpdateSet, T> work) {
    return use(() -> Future.succeededFuture(work.apply(set)));
  }

  /** On a worker. */
  <T> Future<T> atLength(Function<UpdateSet, T> work) {
    return use(() -> workers.run(() -> work.apply(set)));
  }

  /** Something is found out about it. */
  <T> Future<T> look(Function<UpdateSet, T> found) {
    return bytes < LARGE ? atOnce(found) : atLength(found);
  }

  /**
   * All of it in as few bytes as can be, made by a worker. When it takes much more of memory than
   * that, it becomes what those bytes say: what was deleted is gone from here, too. Nothing while
   * something waits in it for what has not come.
   */
  Future<Optional<byte[]>> compact() {
    return use(
        () ->
            workers
                .run(() -> Compacted.of(set))
                .map(
                    compacted -> {
                      set = compacted.set();
                      return compacted.update();
                    }));
  }

  private record Compacted(Optional<byte[]> update, UpdateSet set) {
    private static final int MUCH = 2;

    private static Compacted of(UpdateSet set) {
      if (set.waitingBytes() > 0) {
        return new Compacted(Optional.empty(), set);
      }
      byte[] update = set.compact();
      return new Compacted(
          Optional.of(update),
          set.bytes() > MUCH * (long) update.length ? UpdateSet.of(Loading.stored(update)) : set);
    }
  }

  private <T> Future<T> use(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    waiting.add(
        () ->
            begun(work)
                .onComplete(
                    answer -> {
                      bytes = set.bytes();
                      done.handle(answer);
                      busy = false;
                      next();
                    }));
    next();
    return done.future();
  }

  private static <T> Future<T> begun(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** One after the other and not one within the other: there may be thousands. */
  private void next() {
    if (running) {
      return;
    }
    running = true;
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      waiting.poll().run();
    }
    running = false;
    if (!busy) {
      settled.run();
    }
  }

  /** Of memory, after the last use. */
  long bytes() {
    return bytes;
  }

  boolean idle() {
    return !busy && waiting.isEmpty();
  }
}
