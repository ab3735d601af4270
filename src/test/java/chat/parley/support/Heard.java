package chat.parley.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What somebody has heard and nobody has asked for yet, in order. Any thread may add to it. */
final class Heard {
  private final List<JsonObject> objects = new ArrayList<>();

  synchronized void add(JsonObject object) {
    objects.add(object);
    notifyAll();
  }

  /** Takes the first that is wanted, and waits for it if it has not come yet. */
  synchronized JsonObject await(String what, Predicate<JsonObject> wanted, long seconds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      for (int i = 0; i < objects.size(); i++) {
        if (wanted.test(objects.get(i))) {
          return objects.remove(i);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertTrue(left > 0, "never heard " + what + ", but " + objects);
      waitFor(left);
    }
  }

  private void waitFor(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** All of a kind, which stay. */
  synchronized List<JsonObject> all(String event) {
    return objects.stream().filter(object -> event.equals(object.getString("ev"))).toList();
  }
}
