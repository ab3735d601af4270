package chat.parley.delivery;

import chat.parley.room.Event;
import java.util.List;
import java.util.Optional;

/**
 * How one carrier spells events. Stateless; one instance per format, because the instance is the
 * key under which encoded bytes are shared.
 *
 * @param <P> the payload that sockets of this format write
 */
public interface WireFormat<P> {

  P encode(Event event);

  /**
   * Several payloads as one, in their order, where sockets can write them so; released like one
   * that was encoded.
   */
  default Optional<P> joined(List<P> payloads) {
    return Optional.empty();
  }

  /** Called once, when everybody has written the payload. */
  default void release(P payload) {}
}
