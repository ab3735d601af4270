package chat.parley.transport.socketio;

import java.io.Serial;

/** An event of a client has more binary data than it may, and is refused in words. */
final class PacketTooLarge extends PacketException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Packet packet;

  PacketTooLarge(Packet packet) {
    super("the event is too large");
    this.packet = packet;
  }

  /** Without its binary data. */
  Packet packet() {
    return packet;
  }
}
