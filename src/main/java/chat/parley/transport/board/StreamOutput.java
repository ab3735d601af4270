package chat.parley.transport.board;

import chat.parley.transport.MonotonicClock;
import chat.parley.transport.traffic.SendQueue;
import chat.parley.transport.traffic.Sending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What goes out on one stream of events. Vert.x queues for it without bound, so what waits is
 * counted here. Used on the loop of its request.
 */
final class StreamOutput implements SendQueue {
  private static final long ALIVE_MILLIS = TimeUnit.SECONDS.toMillis(10);
  private static final long TAKEN_MILLIS = TimeUnit.SECONDS.toMillis(60);

  /** After how many milliseconds a client comes again. */
  private static final Buffer AGAIN = Buffer.buffer("retry: 1000\n\n");

  private final HttpServerResponse response;
  private final Sending sending;
  private final Runnable slow;
  private final ScheduledExecutorService loop =
      ((ContextInternal) Vertx.currentContext()).nettyEventLoop();

  /** What is heard before the board was told as a whole. */
  private final List<Buffer> early = new ArrayList<>(0);

  private boolean begun;
  private boolean closed;
  private long waiting;
  private long told;
  private long taken;

  /**
   * @param slow ends the stream
   */
  StreamOutput(HttpServerResponse response, Sending sending, Runnable slow) {
    this.response = response;
    this.sending = sending;
    this.slow = slow;
  }

  boolean begun() {
    return begun;
  }

  /** Answers that all is well, and with what a client needs first. */
  void begin(Buffer first) {
    begun = true;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
        // packed, each event would wait in a packer of its own
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("X-Content-Type-Options", "nosniff");
    send(AGAIN);
    send(first);
    early.forEach(this::send);
    early.clear();
  }

  void send(Buffer bytes) {
    if (closed || bytes.length() == 0) {
      return;
    }
    if (!begun) {
      early.add(bytes);
      return;
    }
    told = MonotonicClock.millis();
    taken = waiting == 0 ? told : taken;
    waiting += bytes.length();
    response.write(bytes).onComplete(written -> taken(bytes.length()));
    if (waiting > 0) {
      sending.lags(this, loop);
    }
  }

  private void taken(int bytes) {
    waiting -= bytes;
    taken = MonotonicClock.millis();
  }

  /** Time goes by; false when the client takes nothing, and has to go. */
  boolean beat(long now) {
    if (begun && waiting == 0 && now - told >= ALIVE_MILLIS) {
      send(StreamFormat.ALIVE);
    }
    return waiting == 0 || now - taken <= TAKEN_MILLIS;
  }

  void close() {
    closed = true;
    early.clear();
  }

  @Override
  public long waitingBytes() {
    return closed ? 0 : waiting;
  }

  /** Vert.x keeps each text as bytes of this client alone. */
  @Override
  public long ownBytes() {
    return waitingBytes();
  }

  @Override
  public void tooSlow() {
    slow.run();
  }
}
