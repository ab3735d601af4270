package chat.parley.transport.websocket;

import chat.parley.protocol.Event;
import chat.parley.transport.Spelling;
import io.netty.buffer.ByteBuf;

/** Events as whole WebSocket frames: one buffer for all sockets of a kind. */
public record FrameFormat(Framing framing, Spelling spelling) implements FramesFormat {

  @Override
  public ByteBuf encode(Event event) {
    return Frames.text(framing.frame(spelling.spell(event)));
  }
}
