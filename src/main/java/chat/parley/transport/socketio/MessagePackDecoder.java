package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Binary messages that are whole packets. */
final class MessagePackDecoder implements PacketDecoder {

  @Override
  public Optional<Packet> text(String text) throws PacketException {
    throw new PacketException("this client speaks MessagePack");
  }

  @Override
  public Optional<Packet> binary(Buffer data) throws PacketException {
    return Optional.of(MessagePackReader.decode(data));
  }

  @Override
  public long keptBytes() {
    return 0;
  }
}
