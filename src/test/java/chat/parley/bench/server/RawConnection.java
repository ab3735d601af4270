package chat.parley.bench.server;

import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.delivery.WireFormat;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.transport.websocket.Frames;
import chat.parley.transport.websocket.FramesFormat;
import chat.parley.transport.websocket.StrictWebSocket;
import io.netty.buffer.ByteBuf;

/** A socket whose events are texts and nothing else. */
record RawConnection(StrictWebSocket socket) implements Connection<ByteBuf> {
  private static final WireFormat<ByteBuf> TEXT = new Text();

  /** The one format of all of them. */
  private static final class Text implements FramesFormat {
    @Override
    public ByteBuf encode(Event event) {
      return Frames.text((String) ((MessageEvent.Custom) event).data().get(0));
    }
  }

  @Override
  public long id() {
    return System.identityHashCode(socket);
  }

  @Override
  public WireFormat<ByteBuf> format() {
    return TEXT;
  }

  @Override
  public void write(ByteBuf frame) {
    socket.write(frame);
  }

  @Override
  public void flush() {
    socket.flush();
  }

  @Override
  public long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public void close(CloseCode code) {
    socket.close(code.code(), code.name());
  }
}
