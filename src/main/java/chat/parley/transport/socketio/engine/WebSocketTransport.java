package chat.parley.transport.socketio.engine;

import chat.parley.delivery.CloseCode;
import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;

/** A frame for each packet, both ways. */
final class WebSocketTransport implements EngineTransport, StrictWebSocket.Listener {
  /** RFC 6455, 7.4.1: no close frame has come, or none with a code. */
  private static final int GONE = 1005;

  private final FrameSocket socket;
  private final EngineSession session;

  WebSocketTransport(FrameSocket socket, EngineSession session) {
    this.socket = socket;
    this.session = session;
  }

  @Override
  public String name() {
    return "websocket";
  }

  /** From here on the session is told what comes. */
  void receive() {
    socket.mostMessageBytes(session.mostPayloadBytes());
    socket.listener(this);
  }

  @Override
  public void text(String text) {
    try {
      session.received(PacketCodec.text(session.revision(), text));
    } catch (EngineException malformed) {
      session.end(CloseReason.fault("parse error"));
    }
  }

  @Override
  public void binary(Buffer data) {
    try {
      session.received(PacketCodec.binary(session.revision(), data));
    } catch (EngineException malformed) {
      session.end(CloseReason.fault("parse error"));
    }
  }

  @Override
  public void closed() {
    session.end(CloseReason.by("transport close", GONE));
  }

  @Override
  public void tooSlow() {
    session.end(CloseReason.by("transport close", CloseCode.SLOW.code()));
  }

  @Override
  public boolean tooLarge() {
    session.tooLarge();
    session.flush();
    return false;
  }

  @Override
  public void write(Outbound outbound) {
    socket.write(outbound.frames(session.revision()));
  }

  @Override
  public void write(EnginePacket packet) {
    ByteBuf frame = Outbound.frame(session.revision(), packet);
    socket.write(frame);
    frame.release();
  }

  @Override
  public void flush() {
    socket.flush();
  }

  @Override
  public boolean writable() {
    return socket.waitingBytes() == 0;
  }

  @Override
  public long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public void mostMessageBytes(int bytes) {
    socket.mostMessageBytes(bytes);
  }

  @Override
  public void close(CloseReason why) {
    socket.close(why.code(), why.reason());
  }
}
