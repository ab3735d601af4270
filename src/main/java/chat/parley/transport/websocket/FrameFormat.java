package chat.parley.transport.websocket;

import chat.parley.delivery.JoiningFormat;
import chat.parley.room.Event;
import chat.parley.transport.Spelling;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** Events as whole WebSocket frames: one buffer for all sockets of a kind. */
public record FrameFormat(Framing framing, Spelling spelling) implements JoiningFormat<ByteBuf> {

  @Override
  public ByteBuf encode(Event event) {
    return Frames.text(framing.frame(spelling.spell(event)));
  }

  /** Copied once, so that each socket of many writes one buffer and not one per event. */
  @Override
  public ByteBuf joined(List<ByteBuf> frames) {
    return Frames.joined(frames);
  }

  @Override
  public int length(ByteBuf frame) {
    return frame.readableBytes();
  }

  @Override
  public void release(ByteBuf frame) {
    frame.release();
  }
}
