package chat.parley.transport.socketio;

import chat.parley.delivery.CloseCode;
import chat.parley.transport.socketio.engine.EngineSession;
import chat.parley.transport.socketio.engine.Revision;
import chat.parley.transport.traffic.Fault;
import chat.parley.transport.traffic.InboundTransfer;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Makes packets of the messages of one client, and answers for what is kept of one whose binary
 * data are still to come. Who is in no namespace yet may send less.
 */
final class PacketReader {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int STRANGERS_BYTES = 64 * 1024;
  private static final int STRANGERS_PACKET_BYTES = 16 * 1024;

  private final EngineSession session;
  private final ClientTimers timers;
  private PacketFormat format = PacketFormat.JSON;
  private int mostBytes = STRANGERS_PACKET_BYTES;
  private Optional<PacketDecoder> decoder = Optional.empty();
  private Optional<InboundTransfer> incomplete = Optional.empty();

  PacketReader(EngineSession session, ClientTimers timers) {
    this.session = session;
    this.timers = timers;
    session.mostPayloadBytes(STRANGERS_BYTES);
  }

  PacketFormat format() {
    return format;
  }

  /** From now on the client may send what the server takes. */
  void trust() {
    mostBytes = timers.options().packetBytes();
    decoder.ifPresent(known -> known.mostBytes(mostBytes));
    session.mostPayloadBytes(Integer.MAX_VALUE);
  }

  /** The packet that this message completes, if it completes one. */
  Optional<Packet> text(String text) throws PacketException {
    Optional<Packet> packet = decoder(PacketFormat.JSON).text(text);
    awaitRest();
    return packet;
  }

  Optional<Packet> binary(Buffer data) throws PacketException {
    try {
      return decoder(PacketFormat.MSGPACK).binary(data);
    } finally {
      awaitRest();
    }
  }

  /** The packet whose binary data were to come. */
  Optional<Packet> begun() {
    return decoder.flatMap(PacketDecoder::begun);
  }

  /** The first message shows which format the client speaks. */
  private PacketDecoder decoder(PacketFormat first) {
    if (decoder.isEmpty()) {
      format = session.revision() == Revision.V3 ? PacketFormat.JSON : first;
      decoder = Optional.of(format.decoder(mostBytes));
      if (mostBytes != STRANGERS_PACKET_BYTES) {
        decoder.get().mostBytes(mostBytes);
      }
    }
    return decoder.get();
  }

  /** The time is that of the whole packet, from its text on; its data do not prolong it. */
  private void awaitRest() {
    long bytes = decoder.map(PacketDecoder::keptBytes).orElse(0L);
    if (bytes == 0) {
      endRest();
    } else {
      if (incomplete.isEmpty()) {
        incomplete = Optional.of(timers.attachments(this));
      }
      incomplete.get().keep(bytes);
    }
  }

  private void endRest() {
    incomplete.ifPresent(InboundTransfer::end);
    incomplete = Optional.empty();
  }

  /** The packet is not whole in time, or the node has no place for it. */
  void faulted(Fault fault) {
    session.close(fault == Fault.LATE ? PROTOCOL_ERROR : CloseCode.OVERLOADED.code());
  }

  /** Nothing more will come, and nothing is kept. */
  void end() {
    decoder = Optional.empty();
    endRest();
  }
}
