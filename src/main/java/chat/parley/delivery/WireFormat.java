package chat.parley.delivery;

import chat.parley.protocol.Event;

/**
 * How one carrier spells events. Stateless; one instance per format, because the instance is the
 * key under which encoded bytes are shared.
 *
 * @param <P> the payload that sockets of this format write
 */
public interface WireFormat<P> {

  P encode(Event event);

  /** Called once, when everybody has written the payload. */
  default void release(P payload) {}
}
