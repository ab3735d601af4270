package chat.parley.transport.socketio.engine;

import chat.parley.transport.websocket.FrameSocket;
import io.netty.buffer.ByteBuf;

/** A frame for each packet. */
final class WebSocketTransport implements EngineTransport {
  private final FrameSocket socket;
  private final Revision revision;

  WebSocketTransport(FrameSocket socket, Revision revision) {
    this.socket = socket;
    this.revision = revision;
  }

  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public void write(Outbound outbound) {
    socket.write(outbound.frames(revision));
  }

  @Override
  public void write(EnginePacket packet) {
    ByteBuf frame = Outbound.frame(revision, packet);
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
  public void close(Ending ending) {
    socket.close(ending.code(), ending.reason());
  }
}
