package chat.parley.transport.socketio.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Long polling: packets wait for a request, or a request waits for packets. */
final class PollingTransport implements EngineTransport {
  private final Revision revision;
  private final boolean base64;
  private final Deque<EnginePacket> queue = new ArrayDeque<>();
  private Optional<Exchange> poll = Optional.empty();
  private long waitingBytes;

  /**
   * @param base64 whether the client cannot read binary bodies
   */
  PollingTransport(Revision revision, boolean base64) {
    this.revision = revision;
    this.base64 = base64;
  }

  @Override
  public String name() {
    return "polling";
  }

  @Override
  public void write(Outbound outbound) {
    queue.addAll(outbound.packets());
    waitingBytes += outbound.weight();
  }

  @Override
  public void write(EnginePacket packet) {
    queue.add(packet);
    waitingBytes += packet.weight();
  }

  /** A request that waits for packets; false when another one waits already. */
  boolean poll(Exchange exchange) {
    if (poll.isPresent()) {
      return false;
    }
    poll = Optional.of(exchange);
    flush();
    return true;
  }

  @Override
  public void flush() {
    if (!queue.isEmpty()) {
      answer();
    }
  }

  private void answer() {
    poll.ifPresent(
        waiting -> {
          poll = Optional.empty();
          waiting.answer(Payload.of(revision, taken(), base64));
        });
  }

  /** What waits, for another transport to send. */
  List<EnginePacket> taken() {
    List<EnginePacket> packets = List.copyOf(queue);
    queue.clear();
    waitingBytes = 0;
    return packets;
  }

  /** Lets a waiting request return, so that the client can go on to another transport. */
  void releasePoll() {
    if (poll.isPresent()) {
      write(EnginePacket.of(EnginePacket.Type.NOOP));
      answer();
    }
  }

  /** Whether a request waits here. */
  boolean waited() {
    return poll.isPresent();
  }

  boolean waits(Exchange exchange) {
    return poll.filter(waiting -> waiting == exchange).isPresent();
  }

  @Override
  public boolean writable() {
    return poll.isPresent() && queue.isEmpty();
  }

  @Override
  public long waitingBytes() {
    return waitingBytes;
  }

  @Override
  public void close(Ending ending) {
    write(EnginePacket.of(ending.last()));
    answer();
  }
}
