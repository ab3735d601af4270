package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lets only so much be fetched at once, and little of it from one host. On one loop. */
final class Lanes {
  static final int AT_ONE_HOST = 2;
  private static final int MOST_WAITING = 100;

  private final int atOnce;
  private final Map<String, Integer> busy = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int running;

  private record Waiting(String host, Promise<Void> turn) {}

  Lanes(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Fails with {@link NotFetched#busy()} when too many wait already. */
  <T> Future<T> take(String host, Supplier<Future<T>> work) {
    return turn(host).compose(mine -> work.get().onComplete(done -> leave(host)));
  }

  private Future<Void> turn(String host) {
    if (free(host)) {
      enter(host);
      return Future.succeededFuture();
    }
    if (waiting.size() >= MOST_WAITING) {
      return Future.failedFuture(NotFetched.busy());
    }
    Waiting place = new Waiting(host, Promise.promise());
    waiting.add(place);
    return place.turn().future();
  }

  private boolean free(String host) {
    return running < atOnce && busy.getOrDefault(host, 0) < AT_ONE_HOST;
  }

  private void enter(String host) {
    running++;
    busy.merge(host, 1, Integer::sum);
  }

  private void leave(String host) {
    running--;
    busy.computeIfPresent(host, (same, count) -> count == 1 ? null : count - 1);
    waiting.stream()
        .filter(next -> free(next.host()))
        .findFirst()
        .ifPresent(
            next -> {
              waiting.remove(next);
              enter(next.host());
              next.turn().complete();
            });
  }
}
