package chat.parley.bench.document;

import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Fifty people type in one document, each five letters a second. */
final class Editing implements AutoCloseable {
  static final int EDITORS = 50;
  private static final int PAUSE_MILLIS = 200;
  private static final long FIRST_CLIENT = 1_000;

  private final Vertx vertx;
  private final WebSocketClient client;
  private final List<Editor> editors = new ArrayList<>();
  private final Histogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
  private final AtomicLong delivered = new AtomicLong();
  private volatile long since = Long.MAX_VALUE;

  Editing(Vertx vertx) {
    this.vertx = vertx;
    this.client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(200));
  }

  /** From now on they do. */
  void begin(DocumentServer server, String document) {
    List<Future<Void>> typing = new ArrayList<>();
    for (int n = 0; n < EDITORS; n++) {
      Editor editor = new Editor(FIRST_CLIENT + n);
      editors.add(editor);
    }
    for (int n = 0; n < EDITORS; n++) {
      int own = n;
      typing.add(
          Line.open(
                  client,
                  server,
                  document,
                  FIRST_CLIENT + own,
                  (update, now) -> read(own, update, now))
              .map(
                  line -> {
                    vertx.setTimer(
                        1 + own * PAUSE_MILLIS / EDITORS, soon -> types(editors.get(own), line));
                    return null;
                  }));
    }
    Await.result(Future.all(typing));
  }

  private void types(Editor editor, Line line) {
    vertx.setPeriodic(PAUSE_MILLIS, turn -> line.send(editor.types()));
  }

  private void read(int own, byte[] update, long now) {
    Letters.read(
        update,
        (writer, from, upTo) -> {
          int editor = (int) (writer - FIRST_CLIENT);
          if (editor != own && editor >= 0 && editor < EDITORS) {
            seen(editors.get(editor), from, upTo, now);
          }
        });
  }

  private void seen(Editor editor, long from, long upTo, long now) {
    editor.seen(upTo);
    for (long clock = from; clock < upTo; clock++) {
      if (editor.sent(clock) >= since) {
        delivered.incrementAndGet();
        latency.recordValue((now - editor.sent(clock)) / 1_000);
      }
    }
  }

  /** Counts for some seconds. */
  String measured(DocumentServer server, int seconds) throws InterruptedException {
    since = System.nanoTime();
    double cpu = server.peer().cpuSeconds();
    TimeUnit.SECONDS.sleep(seconds);
    double used = server.peer().cpuSeconds() - cpu;
    long updates = delivered.get();
    return String.format(
        Locale.ROOT,
        "%.1f | %.2f | %.1f | %.1f",
        used * 1e6 / updates,
        used / seconds,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3);
  }

  List<Editor> editors() {
    return editors;
  }

  static long client(int editor) {
    return FIRST_CLIENT + editor;
  }

  @Override
  public void close() {
    client.shutdown(1, TimeUnit.SECONDS);
  }
}
