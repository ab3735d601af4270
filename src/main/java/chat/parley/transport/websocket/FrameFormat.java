package chat.parley.transport.websocket;

import chat.parley.delivery.WireFormat;
import chat.parley.room.Event;
import chat.parley.transport.Spelling;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** Events as whole WebSocket frames: one buffer for all sockets of a kind. */
public record FrameFormat(Framing framing, Spelling spelling) implements WireFormat<ByteBuf> {

  @Override
  public ByteBuf encode(Event event) {
    return Frames.text(framing.frame(spelling.spell(event)));
  }

  /** Copied once, so that each socket of many writes one buffer and not one per event. */
  @Override
  public Optional<ByteBuf> joined(List<ByteBuf> frames) {
    return Optional.of(Frames.joined(frames));
  }

  @Override
  public void release(ByteBuf frame) {
    frame.release();
  }
}
