package chat.parley.transport.websocket;

import chat.parley.delivery.WireFormat;
import chat.parley.transport.Spelling;
import chat.parley.transport.TextSocket;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;

/** A WebSocket that carries one text per message; binary is refused with 1003. */
public final class WebSocketText implements TextSocket<ByteBuf> {
  private static final int UNSUPPORTED_DATA = 1003;

  private final StrictWebSocket socket;

  public WebSocketText(StrictWebSocket socket) {
    this.socket = socket;
  }

  @Override
  public void listener(Listener listener) {
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String text) {
            listener.text(text);
          }

          @Override
          public void binary(Buffer data) {
            socket.close(UNSUPPORTED_DATA, "text only");
          }

          @Override
          public void closed() {
            listener.closed();
          }
        });
  }

  @Override
  public WireFormat<ByteBuf> format(Spelling spelling) {
    return new FrameFormat(Framing.PLAIN, spelling);
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
  public void send(String text) {
    socket.send(text);
  }

  @Override
  public long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public boolean alive(long withinMillis) {
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
