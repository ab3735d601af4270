package chat.parley.delivery;

/**
 * One client's socket as a transport presents it. Touched only by the loop that accepted it.
 *
 * @param <P> the payload of its wire format
 */
public interface Connection<P> {

  /** Tells it apart from other connections of the same session. */
  long id();

  WireFormat<P> format();

  /** Queues a payload that other connections share; the loop flushes later. */
  void write(P payload);

  /** Sends what was written; called once per tick. */
  void flush();

  /** Bytes written that the client has not taken yet. */
  long waitingBytes();

  /** Tells the client why, then closes. */
  void close(CloseCode code);
}
