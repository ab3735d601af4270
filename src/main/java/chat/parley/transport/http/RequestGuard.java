package chat.parley.transport.http;

import chat.parley.transport.traffic.Traffic;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.function.Predicate;

/**
 * Watches over the requests of each connection of a server: a header and a body must come in time,
 * have a place, and end when they are answered; and answers must be taken. Vert.x only knows how
 * long a connection may be silent, and a byte now and then is no silence.
 */
public final class RequestGuard implements Handler<HttpConnection> {
  private static final int READS_OF_A_TURN = 1;

  /** What who sends much gives at a time; whoever sends little has a buffer of its size. */
  private static final int MOST_BYTES = 128 * 1024;

  private static final int FIRST_BYTES = 2_048;
  private static final int LEAST_BYTES = 64;

  private final Traffic traffic;
  private final Predicate<HttpRequest> streamed;

  public RequestGuard(Traffic traffic) {
    this(traffic, request -> false);
  }

  /**
   * @param streamed whether the body of a request is taken as it comes
   */
  public RequestGuard(Traffic traffic, Predicate<HttpRequest> streamed) {
    this.traffic = traffic;
    this.streamed = streamed;
  }

  /** Stands around Vert.x's decoder: before it are bytes, behind it requests. */
  @Override
  public void handle(HttpConnection connection) {
    ChannelPipeline pipeline =
        ((HttpServerConnection) connection).channelHandlerContext().pipeline();
    takeTurns(pipeline.channel());
    RequestWatch watch = new RequestWatch(pipeline.channel(), traffic.receiving(), streamed);
    ResponseQueue queue = new ResponseQueue(pipeline.channel(), traffic.sending());
    pipeline.addBefore("httpDecoder", RequestBytes.NAME, new RequestBytes(watch));
    pipeline.addBefore("handler", RequestEnds.NAME, new RequestEnds(watch, queue));
  }

  /**
   * Netty reads sixteen times what a client has sent before it looks at the next client, a megabyte
   * of one who floods; as long as a hundred of those take, everybody else of the loop would wait.
   */
  private static void takeTurns(Channel channel) {
    channel
        .config()
        .setRecvByteBufAllocator(
            new AdaptiveRecvByteBufAllocator(LEAST_BYTES, FIRST_BYTES, MOST_BYTES)
                .maxMessagesPerRead(READS_OF_A_TURN));
  }
}
