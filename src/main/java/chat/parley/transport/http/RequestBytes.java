package chat.parley.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Sees what comes before anybody has read it. */
final class RequestBytes extends ChannelInboundHandlerAdapter {
  static final String NAME = "requestBytes";

  private final RequestWatch watch;

  RequestBytes(RequestWatch watch) {
    this.watch = watch;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && !watch.came(bytes.readableBytes())) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }
}
