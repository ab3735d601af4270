package chat.parley.bench.document;

import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Opens a document, and says when all of it is there. */
final class Opening {
  private static final int FRAME_BYTES = 64 << 20;
  private static final long PATIENCE_SECONDS = 10;

  private final Vertx vertx;

  /**
   * What has come.
   *
   * @param millis from asking for the connection to the last frame that was needed
   */
  record Opened(UpdateSet set, double millis) {}

  private record Told(byte[] update, long at) {}

  Opening(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Nothing is worked out before all has come, so that the server is measured and not this. */
  Opened open(DocumentServer server, String document, Predicate<UpdateSet> whole)
      throws InterruptedException {
    WebSocketClient client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(FRAME_BYTES)
                .setMaxMessageSize(FRAME_BYTES));
    BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    long begun = System.nanoTime();
    Line line =
        Await.result(
            Line.open(
                client,
                server,
                document,
                ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE),
                (update, at) -> told.add(new Told(update, at))));
    List<Update> all = new ArrayList<>();
    UpdateSet set = new UpdateSet();
    long last = begun;
    while (!whole.test(set)) {
      Told next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        break;
      }
      all.add(Update.read(next.update(), Bounds.DEFAULT));
      set = together(all);
      last = next.at();
    }
    Await.result(line.close());
    client.shutdown(1, TimeUnit.SECONDS);
    return new Opened(set, (last - begun) / 1e6);
  }

  /** Parts build on each other, and a set keeps little aside: it is told until nothing is new. */
  private static UpdateSet together(List<Update> updates) {
    UpdateSet set = new UpdateSet();
    long had;
    do {
      had = set.bytes() - set.waitingBytes();
      updates.forEach(set::add);
    } while (set.bytes() - set.waitingBytes() > had);
    return set;
  }
}
