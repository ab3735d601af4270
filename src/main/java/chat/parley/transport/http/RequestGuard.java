package chat.parley.transport.http;

import chat.parley.transport.traffic.Traffic;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Watches over the requests of each connection of a server: a header and a body must come in time,
 * have a place, and end when they are answered; and answers must be taken. Vert.x only knows how
 * long a connection may be silent, and a byte now and then is no silence.
 */
public final class RequestGuard implements Handler<HttpConnection> {
  private final Traffic traffic;

  public RequestGuard(Traffic traffic) {
    this.traffic = traffic;
  }

  /** Stands around Vert.x's decoder: before it are bytes, behind it requests. */
  @Override
  public void handle(HttpConnection connection) {
    ChannelPipeline pipeline =
        ((HttpServerConnection) connection).channelHandlerContext().pipeline();
    RequestWatch watch = new RequestWatch(pipeline.channel(), traffic.receiving());
    ResponseOutlet outlet = new ResponseOutlet(pipeline.channel(), traffic.sending());
    pipeline.addBefore("httpDecoder", RequestBytes.NAME, new RequestBytes(watch));
    pipeline.addBefore("handler", RequestEnds.NAME, new RequestEnds(watch, outlet));
  }
}
