package chat.parley.transport.socketio.engine;

/** How the packets of a session reach its client now. Used on the loop of the session. */
interface EngineTransport {

  /** As clients name it: {@code polling} or {@code websocket}. */
  String name();

  /** Queues messages that others may share. */
  void write(Outbound outbound);

  void write(EnginePacket packet);

  /** Sends what is queued, as far as the client lets it. */
  void flush();

  /** Whether something written now would leave at once. */
  boolean writable();

  long waitingBytes();

  /** Longest message that the client may send from now on, where the transport has messages. */
  default void mostMessageBytes(int bytes) {}

  /** Says the last word of this transport. */
  void close(CloseReason why);
}
