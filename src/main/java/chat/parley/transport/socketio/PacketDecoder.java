package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Puts packets together from the messages of one client. */
interface PacketDecoder {

  /** The packet that this message completes, if it completes one. */
  Optional<Packet> text(String text) throws PacketException;

  Optional<Packet> binary(Buffer data) throws PacketException;

  /** Whether a packet has begun whose binary data have not come yet. */
  boolean incomplete();
}
