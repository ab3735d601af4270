package chat.parley.transport.websocket;

import chat.parley.delivery.WireFormat;
import chat.parley.pace.Visitor;
import chat.parley.transport.Carrier;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.TextSocket;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;

/** A WebSocket that carries one text per message; binary that nobody wants is refused with 1003. */
public class WebSocketText implements TextSocket<ByteBuf> {
  private static final int UNSUPPORTED_DATA = 1003;

  private final StrictWebSocket socket;
  private final Framing framing;

  public WebSocketText(StrictWebSocket socket) {
    this(socket, Framing.PLAIN);
  }

  protected WebSocketText(StrictWebSocket socket, Framing framing) {
    this.socket = socket;
    this.framing = framing;
  }

  @Override
  public Carrier carrier() {
    return Carrier.WEBSOCKET;
  }

  @Override
  public final void listener(Listener listener) {
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String frame) {
            unpack(frame, listener);
          }

          @Override
          public void binary(Buffer data) {
            if (!listener.binary(data)) {
              socket.close(UNSUPPORTED_DATA, "text only");
            }
          }

          @Override
          public void closed() {
            listener.closed();
          }

          @Override
          public boolean flooded() {
            listener.flooded();
            return true;
          }

          @Override
          public void tooSlow() {
            listener.tooSlow();
          }
        });
  }

  /** Hands over the texts that a frame carries. */
  protected void unpack(String frame, Listener listener) {
    listener.text(frame);
  }

  @Override
  public final Visitor visitor() {
    return socket.visitor();
  }

  @Override
  public final WireFormat<ByteBuf> format(EventSerializer serializer) {
    return new FrameFormat(framing, serializer);
  }

  @Override
  public final void write(ByteBuf frame) {
    socket.write(frame);
  }

  @Override
  public final void flush() {
    socket.flush();
  }

  @Override
  public final void send(String text) {
    ByteBuf frame = Frames.text(framing.frame(text));
    socket.write(frame);
    frame.release();
  }

  @Override
  public final long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public final boolean alive(long withinMillis) {
    return socket.silence() <= withinMillis;
  }

  @Override
  public void ping() {
    socket.ping();
  }

  @Override
  public void close(int code, String reason) {
    socket.close(code, reason);
  }
}
