package chat.parley.transport;

import chat.parley.delivery.CloseCode;

/** A connection in the care of a loop, said hello or not. */
public interface Guest {

  /**
   * Time goes by; called about once a second.
   *
   * @param now as {@link MonotonicClock}
   */
  void beat(long now);

  void close(CloseCode code);
}
