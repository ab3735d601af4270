package chat.parley.bench.board;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;

/** Watches over MQTT 3.1.1: one topic that holds all of the board. */
final class MqttWatching extends Watching {
  static final String TOPIC = "board/all";
  private static final int PUBLISH = 3;
  private static final int SUBSCRIBED = 9;

  MqttWatching(Heard heard, Runnable seated, boolean reads) {
    super(heard, seated, reads);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.write(Unpooled.wrappedBuffer(MqttLine.connect()));
    context.writeAndFlush(Unpooled.wrappedBuffer(MqttLine.subscribe(TOPIC)));
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    while (packet(in)) {}
  }

  /** Takes one whole packet; false when there is none. */
  private boolean packet(ByteBuf in) {
    int start = in.readerIndex();
    int at = start + 1;
    int length = 0;
    int shift = 0;
    int octet;
    do {
      if (at >= in.writerIndex()) {
        return false;
      }
      octet = in.getUnsignedByte(at++);
      length |= (octet & 0x7F) << shift;
      shift += 7;
    } while (octet >= 0x80);
    if (in.writerIndex() < at + length) {
      return false;
    }
    int type = in.getUnsignedByte(start) >> 4;
    if (type == PUBLISH && there()) {
      frame(in, at, length, at + length - start);
    } else if (type == SUBSCRIBED) {
      seated();
    }
    in.readerIndex(at + length);
    return true;
  }
}
