package chat.parley.transport;

import chat.parley.delivery.CloseCode;
import io.vertx.core.Future;

/** A connection in the care of a loop, said hello or not. */
public interface ClientConnection {

  /** What brings it here. */
  Carrier carrier();

  /**
   * Time goes by; called about once a second.
   *
   * @param now as {@link MonotonicClock}
   */
  void beat(long now);

  /** Bytes written that the client has not taken yet. */
  long waitingBytes();

  void close(CloseCode code);

  /**
   * The server stops: takes no more commands, answers those under way, then sends the client to
   * another one.
   */
  Future<Void> drain();
}
