package chat.parley.transport.file;

import chat.parley.transport.MonotonicClock;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.channels.FileChannel;

/**
 * Sends a part of a complete file without taking its bytes out of the kernel. A worker has brought
 * each window of it into memory before the loop sends that, so that the loop waits for no disk; the
 * next one is brought meanwhile. Used on its loop.
 */
final class RegionSender {
  /** Who takes so much in a minute is not silent; and so much stays in memory until it is sent. */
  private static final long LEAST_BYTES = 128 * 1024;

  private static final long MOST_BYTES = 2 * 1024 * 1024;

  /** Whoever takes a window in this time gets a larger one: each costs. */
  private static final long FAST_MILLIS = 250;

  private final FileRequest request;
  private final HttpServerResponse response;
  private final Growth growth;
  private final FileChannel file;
  private final ChannelHandlerContext connection;
  private final long end;
  private long at;
  private long window = LEAST_BYTES;
  private Future<Long> loaded;

  /**
   * @param file from which the kernel sends
   * @param end behind its last byte
   */
  RegionSender(FileRequest request, Growth growth, FileChannel file, long from, long end) {
    this.request = request;
    this.response = request.response();
    this.growth = growth;
    this.file = file;
    this.connection = ((HttpServerConnection) request.http().connection()).channelHandlerContext();
    this.at = from;
    this.end = end;
    this.loaded = load(from);
  }

  /** Whether what is sent to a client goes out as it is, and the kernel sends files there. */
  static boolean possible(FileRequest request) {
    HttpConnection connection = request.http().connection();
    return request.http().version() != HttpVersion.HTTP_2
        && !connection.isSsl()
        && connection instanceof HttpServerConnection known
        && known.context().owner().transport().supportFileRegion();
  }

  private Future<Long> load(long from) {
    long length = Math.min(window, end - from);
    return length == 0 ? Future.succeededFuture(0L) : growth.load(from, length);
  }

  /**
   * @param headed done when all before it is written: nothing may go out before that
   */
  void send(Future<?> headed) {
    headed.compose(written -> loaded).onSuccess(this::sendWindow).onFailure(cause -> breakOff());
  }

  private void sendWindow(long length) {
    if (response.closed()) {
      return;
    }
    if (at >= end) {
      growth.end();
      response.end();
    } else if (length == 0) {
      breakOff();
    } else {
      Future<?> sent = sent(length);
      at += length;
      loaded = load(at);
      send(sent);
    }
  }

  private Future<?> sent(long length) {
    Promise<Void> sent = Promise.promise();
    long begun = MonotonicClock.millis();
    connection
        .writeAndFlush(new Region(file, at, length))
        .addListener(
            written -> {
              boolean fast = MonotonicClock.millis() - begun < FAST_MILLIS;
              window = fast ? Math.min(MOST_BYTES, 2 * window) : LEAST_BYTES;
              sent.complete(null, written.cause());
            });
    return sent.future();
  }

  /** The file is closed when its connection is, as parts of it may still be on their way. */
  private void breakOff() {
    request.http().connection().close();
  }
}
