package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.Outbound;

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
   * @param users how many will say that they are done with it
   */
  abstract Outbound encode(Packet packet, int users);

  /**
   * @param mostBytes longest packet, its binary data included
   */
  abstract PacketDecoder decoder(int mostBytes);
}
