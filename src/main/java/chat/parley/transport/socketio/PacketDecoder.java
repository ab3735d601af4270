package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Puts packets together from the messages of one client. */
interface PacketDecoder {

  /** The packet that this message completes, if it completes one. */
  Optional<Packet> text(String text) throws PacketException;

  Optional<Packet> binary(Buffer data) throws PacketException;

  /** The packet whose binary data are still to come. */
  default Optional<Packet> begun() {
    return Optional.empty();
  }

  /** Bytes of a packet whose binary data have not come yet; 0 when there is none. */
  long keptBytes();

  /** Longest packet with its binary data from now on. */
  default void mostBytes(int bytes) {}
}
