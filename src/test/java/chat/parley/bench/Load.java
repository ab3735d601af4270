package chat.parley.bench;

import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A frugal load client: it parses no event, only the replies to what it asked. */
final class Load {
  private static final int WINDOW = 4;
  private static final int MOST_MICROS = 60_000_000;

  private final Vertx vertx;
  private final int port;
  private final WebSocketClient client;

  Load(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(2_000).setMaxFrameSize(4_000_000));
  }

  /**
   * Senders with four messages under way each, in rooms of so many members; every message is
   * verified to reach every member.
   */
  String senders(int senders, int members, int messages) {
    Histogram latency = new ConcurrentHistogram(MOST_MICROS, 3);
    AtomicInteger left = new AtomicInteger(messages);
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicLong heard = new AtomicLong();
    Promise<Void> done = Promise.promise();
    String run = UUID.randomUUID().toString();
    List<Future<Client>> joins = new ArrayList<>();
    for (int n = 0; n < senders; n++) {
      String room = "bench-" + run + "-" + n / members;
      joins.add(new Client(latency, left, acknowledged, messages, heard, done).join(room));
    }
    List<Client> clients = joins.stream().map(Await::result).toList();
    long started = System.nanoTime();
    clients.forEach(Client::begin);
    Await.result(done.future(), 300, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - started) / 1e9;
    long expected = (long) messages * members;
    awaitHeard(heard, expected);
    clients.forEach(Client::close);
    return String.format(
        Locale.ROOT,
        "%,.0f acknowledged/s, acknowledgement p50 %.1f ms, p99 %.1f ms; %,.0f deliveries/s, all %,d heard",
        messages / seconds,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3,
        expected / seconds,
        expected);
  }

  private void awaitHeard(AtomicLong heard, long expected) {
    Promise<Void> all = Promise.promise();
    vertx.setPeriodic(
        10,
        timer -> {
          if (heard.get() >= expected) {
            vertx.cancelTimer(timer);
            all.tryComplete();
          }
        });
    Await.result(all.future(), 120, TimeUnit.SECONDS);
  }

  /** Pages at random places, so many at a time. */
  String pages(String room, int messages, int concurrent, int pages) {
    Histogram latency = new ConcurrentHistogram(MOST_MICROS, 3);
    AtomicInteger left = new AtomicInteger(pages);
    AtomicInteger read = new AtomicInteger();
    Promise<Void> done = Promise.promise();
    Random random = new Random(7);
    List<Client> clients = new ArrayList<>();
    for (int n = 0; n < concurrent; n++) {
      Client reader =
          new Client(latency, left, read, pages, new AtomicLong(), done) {
            @Override
            JsonObject command() {
              return new JsonObject()
                  .put("op", "history")
                  .put("room", room)
                  .put("before", 51 + random.nextInt(messages - 51))
                  .put("limit", 50);
            }

            @Override
            int window() {
              return 1;
            }
          };
      clients.add(Await.result(reader.join("readers")));
    }
    long started = System.nanoTime();
    clients.forEach(Client::begin);
    Await.result(done.future(), 300, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - started) / 1e9;
    clients.forEach(Client::close);
    return String.format(
        Locale.ROOT,
        "%,.0f pages/s, p50 %.2f ms, p99 %.2f ms",
        pages / seconds,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3);
  }

  /** One connection; its callbacks run on its own loop. */
  private class Client {
    private final Histogram latency;
    private final AtomicInteger left;
    private final AtomicInteger acknowledged;
    private final int total;
    private final AtomicLong heard;
    private final Promise<Void> done;
    private final Promise<Client> joined = Promise.promise();
    private final Map<Integer, Long> sentAt = new ConcurrentHashMap<>();
    private String room = "";
    private ClientWebSocket socket;
    private int ids = 2;

    Client(
        Histogram latency,
        AtomicInteger left,
        AtomicInteger acknowledged,
        int total,
        AtomicLong heard,
        Promise<Void> done) {
      this.latency = latency;
      this.left = left;
      this.acknowledged = acknowledged;
      this.total = total;
      this.heard = heard;
      this.done = done;
    }

    Future<Client> join(String room) {
      this.room = room;
      socket = client.webSocket();
      socket.textMessageHandler(this::hear);
      return socket
          .connect(port, "127.0.0.1", "/ws")
          .compose(
              open -> {
                socket.writeTextMessage("{\"op\":\"hello\",\"id\":1}");
                socket.writeTextMessage("{\"op\":\"join\",\"id\":2,\"room\":\"" + room + "\"}");
                return joined.future();
              });
    }

    private void hear(String text) {
      if (text.startsWith("{\"ev\":\"message\"")) {
        heard.incrementAndGet();
      } else if (text.startsWith("{\"re\":")) {
        reply(Integer.parseInt(text.substring(6, text.indexOf(','))), text);
      }
    }

    private void reply(int id, String text) {
      if (!text.startsWith("\"ok\":true", text.indexOf(',') + 1)) {
        done.tryFail(text);
      } else if (id == 2) {
        joined.tryComplete(this);
      } else if (id > 2) {
        latency.recordValue((System.nanoTime() - sentAt.remove(id)) / 1_000);
        if (acknowledged.incrementAndGet() == total) {
          done.tryComplete();
        }
        next();
      }
    }

    void begin() {
      vertx.runOnContext(
          tick -> {
            for (int n = 0; n < window(); n++) {
              next();
            }
          });
    }

    int window() {
      return WINDOW;
    }

    JsonObject command() {
      return new JsonObject()
          .put("op", "send")
          .put("to", "room:" + room)
          .put(
              "body",
              new JsonObject().put("text", "a message of quite ordinary length, no. " + ids));
    }

    private synchronized void next() {
      if (left.decrementAndGet() >= 0) {
        int id = ++ids;
        sentAt.put(id, System.nanoTime());
        socket.writeTextMessage(command().put("id", id).encode());
      }
    }

    void close() {
      socket.close();
    }
  }
}
