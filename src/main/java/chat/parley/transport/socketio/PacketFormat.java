package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.Outbound;
import java.util.List;

/** The two spellings of packets that official clients have. The first message of a client tells. */
public enum PacketFormat {
  /** Text, with binary data in messages of their own. */
  JSON {
    @Override
    Outbound encode(Packet packet, int users) {
      return TextPacket.encode(packet, users);
    }

    @Override
    PacketDecoder decoder(int mostBytes) {
      return new TextPacketDecoder(mostBytes);
    }
  },
  /** MessagePack, one binary message for each packet. */
  MSGPACK {
    @Override
    Outbound encode(Packet packet, int users) {
      return Outbound.of(MessagePackPacket.encode(packet), users);
    }

    @Override
    PacketDecoder decoder(int mostBytes) {
      return new MessagePackDecoder();
    }
  };

  /**
   * An event of the namespace {@code /}, for any number of sockets.
   *
   * @param values the name, then the arguments
   */
  public Outbound event(List<Object> values) {
    return encode(Packet.of(Packet.Type.EVENT, "/", values), 1);
  }

  /**
   * @param users how many will say that they are done with it
   */
  abstract Outbound encode(Packet packet, int users);

  /**
   * @param mostBytes longest packet, its binary data included
   */
  abstract PacketDecoder decoder(int mostBytes);
}
