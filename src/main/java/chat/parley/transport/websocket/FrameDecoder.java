package chat.parley.transport.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.function.IntConsumer;

/** Netty's decoder, which tells how much of a frame it keeps whose end has not come. */
final class FrameDecoder extends WebSocket13FrameDecoder {
  private final IntConsumer kept;

  /**
   * @param mostBytes longest frame
   * @param kept is told after each read
   */
  FrameDecoder(int mostBytes, IntConsumer kept) {
    super(
        WebSocketDecoderConfig.newBuilder()
            .allowExtensions(false)
            .maxFramePayloadLength(mostBytes)
            .closeOnProtocolViolation(false)
            .build());
    this.kept = kept;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    kept.accept(actualReadableBytes());
  }
}
