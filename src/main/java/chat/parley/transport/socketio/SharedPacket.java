package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.Outbound;
import java.util.concurrent.atomic.AtomicInteger;

/** A packet on its way to many sockets: encoded on first use in each format, for all loops. */
final class SharedPacket {
  private final Packet packet;
  private final AtomicInteger loops;
  private final Outbound[] encoded = new Outbound[PacketFormat.values().length];

  /**
   * @param loops how many will call {@link #done}
   */
  SharedPacket(Packet packet, int loops) {
    this.packet = packet;
    this.loops = new AtomicInteger(loops);
  }

  synchronized Outbound in(PacketFormat format) {
    Outbound ready = encoded[format.ordinal()];
    if (ready == null) {
      ready = format.encode(packet, 1);
      encoded[format.ordinal()] = ready;
    }
    return ready;
  }

  void done() {
    if (loops.decrementAndGet() == 0) {
      release();
    }
  }

  private synchronized void release() {
    for (Outbound ready : encoded) {
      if (ready != null) {
        ready.done();
      }
    }
  }
}
