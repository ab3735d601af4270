package chat.parley.examples;

import chat.parley.transport.socketio.Namespace;
import chat.parley.transport.socketio.Socket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters, the last minute of them, and a log: {@code count} in, {@code past} and {@code counted}
 * out. What was until now is told to whoever connects, so that a reload shows the same. Sockets of
 * all loops come here, hence the lock; it is held for no more than some numbers.
 */
public final class LiveNumbers {
  private static final List<String> NAMES = List.of("Apples", "Pears", "Plums");
  private static final int SECONDS = 60;
  private static final int LINES = 50;

  private final Map<String, Long> totals = new TreeMap<>();
  private final TreeMap<Long, Integer> minute = new TreeMap<>();
  private final Deque<JsonObject> log = new ArrayDeque<>();
  private final Namespace namespace;

  private LiveNumbers(Namespace namespace) {
    this.namespace = namespace;
    NAMES.forEach(name -> totals.put(name, 0L));
  }

  public static void open(Namespace namespace) {
    namespace.onConnection(new LiveNumbers(namespace)::enter);
  }

  private void enter(Socket socket) {
    socket.on(
        "count",
        new Pace().limit(event -> event.text(0).filter(NAMES::contains).ifPresent(this::count)));
    synchronized (this) {
      socket.emit("past", past());
    }
  }

  /** Told within the lock, so that nobody hears an older number after a newer one. */
  private synchronized void count(String name) {
    long at = System.currentTimeMillis();
    long second = at / 1_000;
    long total = totals.merge(name, 1L, Long::sum);
    int count = minute.merge(second, 1, Integer::sum);
    minute.headMap(second - SECONDS, true).clear();
    JsonObject line = new JsonObject().put("name", name).put("total", total).put("at", at);
    log.add(line);
    if (log.size() > LINES) {
      log.remove();
    }
    namespace.emit("counted", line.copy().put("second", second).put("count", count));
  }

  private JsonObject past() {
    JsonArray seconds = new JsonArray();
    minute.forEach((second, count) -> seconds.add(new JsonArray().add(second).add(count)));
    JsonObject counted = new JsonObject();
    totals.forEach(counted::put);
    JsonArray lines = new JsonArray();
    log.forEach(line -> lines.add(line.copy()));
    return new JsonObject()
        .put("totals", counted)
        .put("minute", seconds)
        .put("log", lines)
        .put("now", System.currentTimeMillis());
  }
}
