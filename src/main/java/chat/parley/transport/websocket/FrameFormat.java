package chat.parley.transport.websocket;

import chat.parley.protocol.Event;
import chat.parley.transport.EventSerializer;
import io.netty.buffer.ByteBuf;

/** Events as whole WebSocket frames: one buffer for all sockets of a kind. */
public record FrameFormat(Framing framing, EventSerializer serializer) implements FramesFormat {

  @Override
  public ByteBuf encode(Event event) {
    return Frames.text(framing.frame(serializer.serialize(event)));
  }
}
