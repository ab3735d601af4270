package chat.parley.bench;

import chat.parley.message.search.Corpus;
import chat.parley.support.Await;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/** One connection that asks and waits, or writes at a steady pace. */
final class AskingClient {
  private static final int TICK_MILLIS = 20;
  private static final String RE = "{\"re\":";

  private final Map<Integer, Promise<String>> waiting = new ConcurrentHashMap<>();
  private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
  private final Histogram acknowledged = new Histogram(60_000_000, 3);

  /** One that nobody holds is collected, and closes its sockets. */
  private final WebSocketClient client;

  private final ClientWebSocket socket;
  private final Vertx vertx;
  private final Corpus corpus = new Corpus(2);
  private int ids;
  private long timer;

  AskingClient(Vertx vertx, int port) {
    this.vertx = vertx;
    client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(4_000_000));
    socket = client.webSocket();
    socket.textMessageHandler(this::hear);
    Await.result(socket.connect(port, "127.0.0.1", "/ws"));
    asks(new JsonObject().put("op", "hello").put("v", 1));
  }

  private synchronized void hear(String text) {
    if (!text.startsWith(RE)) {
      return;
    }
    int id = Integer.parseInt(text, RE.length(), text.indexOf(',', RE.length()), 10);
    Long begun = sent.remove(id);
    if (begun != null) {
      acknowledged.recordValue((System.nanoTime() - begun) / 1_000);
      return;
    }
    waiting.remove(id).complete(text);
  }

  /** Waits for the answer, which is no refusal. */
  JsonObject asks(JsonObject command) {
    JsonObject answer = new JsonObject(hears(command));
    if (!answer.getBoolean("ok")) {
      throw new IllegalStateException(answer.encode());
    }
    return answer;
  }

  /** The answer as it came: reading a large one takes longer than the server did. */
  String hears(JsonObject command) {
    int id = ++ids;
    Promise<String> reply = Promise.promise();
    waiting.put(id, reply);
    socket.writeTextMessage(command.put("id", id).encode());
    return Await.result(reply.future());
  }

  /**
   * @param rooms how many of {@code room-0}, {@code room-1}, …
   */
  void writes(int rooms, int perSecond) {
    for (int room = 0; room < rooms; room++) {
      asks(new JsonObject().put("op", "join").put("room", "room-" + room).put("limit", 1));
    }
    timer = vertx.setPeriodic(TICK_MILLIS, tick -> write(rooms, perSecond));
  }

  private synchronized void write(int rooms, int perSecond) {
    for (int n = 0; n < perSecond * TICK_MILLIS / 1_000; n++) {
      int id = ++ids;
      sent.put(id, System.nanoTime());
      socket.writeTextMessage(
          new JsonObject()
              .put("op", "send")
              .put("id", id)
              .put("to", "room:room-" + id % rooms)
              .put("body", new JsonObject().put("text", corpus.text(id)))
              .encode());
    }
  }

  void stops() {
    vertx.cancelTimer(timer);
  }

  synchronized String latencies() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, %,d messages",
        acknowledged.getValueAtPercentile(50) / 1e3,
        acknowledged.getValueAtPercentile(99) / 1e3,
        acknowledged.getTotalCount());
  }
}
