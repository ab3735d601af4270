package chat.parley.transport.websocket;

import io.netty.buffer.ByteBuf;

/** A WebSocket to which ready frames are written, wherever its loop is. */
public interface FrameSocket {

  /** Set in the turn that accepts the socket; until then messages are lost. */
  void listener(StrictWebSocket.Listener listener);

  /** Queues a frame that others share; the caller keeps his own reference. */
  void write(ByteBuf frame);

  void flush();

  /** Bytes written that the network has not taken yet. */
  long waitingBytes();

  /** Longest message that the client may send from now on, if the endpoint takes so long ones. */
  void mostMessageBytes(int bytes);

  /** Sends what is queued and a close frame (RFC 6455, 7.4). */
  void close(int code, String reason);
}
