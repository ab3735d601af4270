package chat.parley.transport.socketio;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One packet of the Socket.IO protocol. Whether binary data are in it is a matter of spelling.
 *
 * @param payload of an event {@code [name, …arguments]}, of an acknowledgement {@code
 *     […arguments]}, otherwise an object or, for clients of revision 3, what went wrong
 */
record Packet(Type type, String namespace, OptionalLong id, Object payload) {

  /** The number is the first character of a packet's text. */
  enum Type {
    CONNECT,
    DISCONNECT,
    EVENT,
    ACK,
    CONNECT_ERROR
  }

  static Packet of(Type type, String namespace, Object payload) {
    return new Packet(type, namespace, OptionalLong.empty(), payload);
  }

  static Packet disconnect(String namespace) {
    return of(Type.DISCONNECT, namespace, Map.of());
  }

  /**
   * @param id of the event that is answered
   */
  static Packet acknowledgement(String namespace, long id, List<Object> arguments) {
    return new Packet(Type.ACK, namespace, OptionalLong.of(id), arguments);
  }

  @SuppressWarnings("unchecked") // decoders make no other lists, and encoders are given none
  List<Object> list() {
    return (List<Object>) payload;
  }
}
