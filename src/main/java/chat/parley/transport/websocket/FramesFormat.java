package chat.parley.transport.websocket;

import chat.parley.delivery.BatchingFormat;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** A format whose payloads are whole frames, which can stand behind one another in one buffer. */
public interface FramesFormat extends BatchingFormat<ByteBuf> {

  @Override
  default int length(ByteBuf frame) {
    return frame.readableBytes();
  }

  /** Copied once, so that each socket of many writes one buffer and not one per event. */
  @Override
  default ByteBuf joined(List<ByteBuf> frames) {
    return Frames.joined(frames);
  }

  @Override
  default void release(ByteBuf frame) {
    frame.release();
  }
}
