package chat.parley.transport.sockjs;

import chat.parley.delivery.WireFormat;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Event;
import chat.parley.transport.Carrier;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.TextSocket;
import chat.parley.transport.traffic.SendQueue;
import chat.parley.transport.traffic.Sending;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A SockJS session over HTTP: polling, streaming or EventSource. Vert.x queues for it without
 * bound, so what waits is counted here.
 */
final class SockJsFallback implements TextSocket<String>, SendQueue {
  private static final long LAST_WORDS_MILLIS = 5_000;

  private final Vertx vertx;
  private final SockJSSocket socket;
  private final PollWriter writer;
  private final Visitor visitor;
  private final Sending sending;
  private final ContextInternal context = (ContextInternal) Vertx.currentContext();
  private final ScheduledExecutorService loop = context.nettyEventLoop();
  private Optional<Listener> listener = Optional.empty();
  private Future<Void> lastWrite = Future.succeededFuture();
  private long waiting;
  private volatile boolean gone;

  /** Events as texts, shared by all fallback sockets. */
  private record TextFormat(EventSerializer serializer) implements WireFormat<String> {
    @Override
    public String encode(Event event) {
      return serializer.serialize(event);
    }
  }

  /**
   * @param writer knows where the request is that waits
   * @param visitor is charged for what comes in
   * @param forget is run when the session is gone
   * @param sending counts what waits for it
   */
  SockJsFallback(
      Vertx vertx,
      SockJSSocket socket,
      PollWriter writer,
      Visitor visitor,
      Runnable forget,
      Sending sending) {
    this.vertx = vertx;
    this.socket = socket;
    this.writer = writer;
    this.visitor = visitor;
    this.sending = sending;
    socket.exceptionHandler(cause -> socket.close());
    socket.closeHandler(
        closed -> {
          gone = true;
          forget.run();
        });
  }

  @Override
  public Carrier carrier() {
    return Carrier.SOCKJS_HTTP;
  }

  @Override
  public void listener(Listener listener) {
    this.listener = Optional.of(listener);
    socket.handler(text -> hear(text.toString(), listener));
    socket.endHandler(closed -> listener.closed());
  }

  private void hear(String text, Listener listener) {
    if (visitor.frame()) {
      listener.text(text);
    } else {
      listener.flooded();
    }
  }

  @Override
  public Visitor visitor() {
    return visitor;
  }

  @Override
  public WireFormat<String> format(EventSerializer serializer) {
    return new TextFormat(serializer);
  }

  @Override
  public void write(String text) {
    send(text);
  }

  @Override
  public void flush() {}

  @Override
  public void send(String text) {
    waiting += text.length();
    Promise<Void> written = context.promise();
    writer.write(() -> socket.write(text).onComplete(written));
    lastWrite = written.future();
    lastWrite.onComplete(taken -> waiting -= text.length());
    if (waiting > 0) {
      sending.lags(this, loop);
    }
  }

  /** Characters that no poll has taken yet. */
  @Override
  public long waitingBytes() {
    return gone ? 0 : waiting;
  }

  /** Vert.x keeps each text as bytes of this session alone. */
  @Override
  public long ownBytes() {
    return waitingBytes();
  }

  @Override
  public void tooSlow() {
    listener.ifPresent(Listener::tooSlow);
  }

  /** Vert.x ends a session whose client stays away, so one that exists is alive. */
  @Override
  public boolean alive(long withinMillis) {
    return true;
  }

  @Override
  public void ping() {}

  /** Closing drops what is queued, so it waits for the poll that takes the last words. */
  @Override
  public void close(int code, String reason) {
    long timer = vertx.setTimer(LAST_WORDS_MILLIS, late -> socket.close());
    lastWrite.onComplete(
        said -> {
          if (vertx.cancelTimer(timer)) {
            writer.write(() -> socket.close(code, reason));
          }
        });
  }
}
