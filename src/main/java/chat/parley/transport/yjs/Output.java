package chat.parley.transport.yjs;

import chat.parley.delivery.Connection;
import chat.parley.transport.Loop;
import chat.parley.transport.websocket.Frames;
import chat.parley.transport.websocket.StrictWebSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What one client is told, until it has gone. Used on its loop. */
final class Output {
  private static final long READS_BYTES = 64 * 1024;

  private final Loop loop;
  private final Connection<?> connection;
  private final StrictWebSocket socket;
  private final Runnable told;
  private boolean closed;

  /**
   * @param told is run whenever the client is told something
   */
  Output(Loop loop, Connection<?> connection, StrictWebSocket socket, Runnable told) {
    this.loop = loop;
    this.connection = connection;
    this.socket = socket;
    this.told = told;
  }

  /** For this client alone, with whatever else this turn brings it. */
  void send(byte[] message) {
    if (!closed) {
      ByteBuf frame = Frames.binary(Unpooled.wrappedBuffer(message));
      write(frame);
      frame.release();
      loop.sockets().flushLater(connection);
      if (slow()) {
        loop.sockets().tooSlow(connection);
      }
    }
  }

  /** Many long messages may come within one turn, before its end looks at what waits. */
  private boolean slow() {
    long most = loop.limits().waitingBytes();
    if (socket.waitingBytes() > most) {
      socket.flush();
    }
    return socket.waitingBytes() > most;
  }

  /** A frame that others share. */
  void write(ByteBuf frame) {
    if (!closed && frame.isReadable()) {
      told.run();
      socket.write(frame);
    }
  }

  /** Whether more can be sent without waiting long. */
  boolean idle() {
    return socket.waitingBytes() < READS_BYTES;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
