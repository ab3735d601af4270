package chat.parley.transport.http;

import chat.parley.transport.traffic.Fault;
import chat.parley.transport.traffic.InboundTransfer;
import chat.parley.transport.traffic.Receiving;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The requests of one connection: one that is coming, and those before it that are not answered.
 * Each is counted until it is answered, because until then somebody keeps it. Used on its loop.
 */
final class RequestWatch {
  /** Closing at once would reset the connection, and take the answer back that is on its way. */
  private static final long LINGER_MILLIS = 500;

  private static final String LATE = answer("408 Request Timeout", "");
  private static final String OVERLOADED = answer("503 Service Unavailable", "Retry-After: 1\r\n");

  private final Channel channel;
  private final Receiving receiving;
  private final Predicate<HttpRequest> streamed;
  private final Deque<InboundTransfer> unanswered = new ArrayDeque<>(1);
  private Optional<InboundTransfer> coming = Optional.empty();
  private long bytes;
  private boolean headed;
  private boolean answering;
  private boolean early;
  private boolean refused;

  /**
   * @param streamed whether the body of a request is taken as it comes
   */
  RequestWatch(Channel channel, Receiving receiving, Predicate<HttpRequest> streamed) {
    this.channel = channel;
    this.streamed = streamed;
    this.receiving = receiving;
  }

  private static String answer(String status, String headers) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "Connection: close\r\nContent-Length: 0\r\n\r\n";
  }

  /** Some of a request; false when nobody wants to see it any more. */
  boolean came(int more) {
    if (refused) {
      return false;
    }
    begin();
    bytes += more;
    return coming.get().keep(bytes);
  }

  private void begin() {
    if (coming.isEmpty()) {
      bytes = 0;
      headed = false;
      coming = Optional.of(receiving.begin(channel.eventLoop(), this::refuse));
    }
  }

  /** The header of a request is whole. */
  void headed(HttpRequest request) {
    begin();
    headed = true;
    if (request.decoderResult().isFailure() || !hasBody(request)) {
      whole();
    } else if (streamed.test(request)) {
      coming.get().streams();
    }
  }

  private static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        || HttpUtil.isContentLengthSet(request) && HttpUtil.getContentLength(request, 0L) != 0;
  }

  /** A request has come to its end. */
  void whole() {
    if (headed && coming.isPresent()) {
      coming.get().whole();
      if (!early) {
        unanswered.add(coming.get());
        coming = Optional.empty();
      }
    }
  }

  /** An answer begins. If its request has not come by now, nobody wants the rest of that. */
  void answering(HttpResponse head) {
    answering = true;
    if (unanswered.isEmpty()) {
      early = true;
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  void answered() {
    answering = false;
    if (early) {
      closeSoon();
    } else {
      Optional.ofNullable(unanswered.poll()).ifPresent(InboundTransfer::end);
    }
  }

  boolean refused() {
    return refused;
  }

  private void refuse(Fault fault) {
    refused = true;
    if (!answering && unanswered.isEmpty()) {
      String words = fault == Fault.LATE ? LATE : OVERLOADED;
      ByteBuf answer = Unpooled.copiedBuffer(words, StandardCharsets.ISO_8859_1);
      channel.pipeline().context(RequestBytes.NAME).writeAndFlush(answer);
    }
    end();
    closeSoon();
  }

  private void closeSoon() {
    channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  void end() {
    coming.ifPresent(InboundTransfer::end);
    coming = Optional.empty();
    unanswered.forEach(InboundTransfer::end);
    unanswered.clear();
  }
}
