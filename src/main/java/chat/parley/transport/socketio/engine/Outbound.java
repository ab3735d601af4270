package chat.parley.transport.socketio.engine;

import chat.parley.budget.Budget;
import chat.parley.transport.websocket.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages that leave together, on their way to any number of sessions: their WebSocket frames are
 * made on first use and shared by all loops, and let go when the last loop is done with them. Its
 * messages may be read for ever.
 */
public final class Outbound {
  private final List<EnginePacket> packets;
  private final long weight;
  private final AtomicInteger users;
  private final AtomicInteger queues = new AtomicInteger();
  private final ByteBuf[] frames = new ByteBuf[Revision.values().length];

  /** One text, and the binary messages that belong to it. */
  public static Outbound of(String text, List<Buffer> binary, int users) {
    List<EnginePacket> packets = new ArrayList<>(binary.size() + 1);
    packets.add(new EnginePacket.Text(EnginePacket.Type.MESSAGE, text));
    binary.forEach(data -> packets.add(new EnginePacket.Binary(data)));
    return new Outbound(packets, users);
  }

  public static Outbound of(Buffer binary, int users) {
    return new Outbound(List.of(new EnginePacket.Binary(binary)), users);
  }

  /**
   * @param users how many will call {@link #done}
   */
  private Outbound(List<EnginePacket> packets, int users) {
    this.packets = packets;
    this.weight = packets.stream().mapToLong(EnginePacket::weight).sum();
    this.users = new AtomicInteger(users);
  }

  List<EnginePacket> packets() {
    return packets;
  }

  long weight() {
    return weight;
  }

  /** One packet for one session. */
  static Outbound of(EnginePacket packet) {
    return new Outbound(List.of(packet), 1);
  }

  /** It waits in one more queue of packets; all of them together count once. */
  void queued(Budget sending) {
    if (queues.getAndIncrement() == 0) {
      sending.add(weight);
    }
  }

  void unqueued(Budget sending) {
    if (queues.decrementAndGet() == 0) {
      sending.release(weight);
    }
  }

  /** All frames in one buffer, whose reference belongs to this object. */
  synchronized ByteBuf frames(Revision revision) {
    ByteBuf ready = frames[revision.ordinal()];
    if (ready == null) {
      ready = encode(revision);
      frames[revision.ordinal()] = ready;
    }
    return ready;
  }

  private ByteBuf encode(Revision revision) {
    if (packets.size() == 1) {
      return frame(revision, packets.get(0));
    }
    return Unpooled.wrappedBuffer(
        packets.stream().map(packet -> frame(revision, packet)).toArray(ByteBuf[]::new));
  }

  /** A whole frame with one reference, which the caller owns. */
  static ByteBuf frame(Revision revision, EnginePacket packet) {
    return packet instanceof EnginePacket.Binary binary
        ? Frames.binary(PacketCodec.frame(revision, binary))
        : Frames.text(PacketCodec.spell(revision, packet));
  }

  /** Called by each user once, after it has written to its last session. */
  public void done() {
    if (users.decrementAndGet() == 0) {
      release();
    }
  }

  private synchronized void release() {
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] != null) {
        frames[i].release();
        frames[i] = null;
      }
    }
  }
}
