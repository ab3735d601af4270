package chat.parley.transport.http;

import chat.parley.transport.traffic.Traffic;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
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
    if (channel.config().getRecvByteBufAllocator()
        instanceof MaxMessagesRecvByteBufAllocator reads) {
      reads.maxMessagesPerRead(READS_OF_A_TURN);
    }
  }
}
