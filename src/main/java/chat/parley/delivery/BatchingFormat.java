package chat.parley.delivery;

import java.util.List;

/**
 * A format whose payloads can be written as one.
 *
 * @param <P> the payload that sockets of this format write
 */
public interface BatchingFormat<P> extends WireFormat<P> {

  /** Bytes on the wire. */
  int length(P payload);

  /** Several payloads as one, in their order; released like one that was encoded. */
  P joined(List<P> payloads);
}
