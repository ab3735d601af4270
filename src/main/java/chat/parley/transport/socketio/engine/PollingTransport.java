package chat.parley.transport.socketio.engine;

import chat.parley.transport.traffic.SendQueue;
import chat.parley.transport.traffic.Sending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Long polling: packets wait for a request, or a request waits for packets. */
final class PollingTransport implements EngineTransport, SendQueue {
  private static final long BODY_FIRST_MILLIS = 1_000;

  private final EngineSession session;
  private final boolean base64;
  private final Sending sending;
  private final Deque<Outbound> queue = new ArrayDeque<>();
  private Optional<HttpExchange> poll = Optional.empty();
  private long waitingBytes;

  /**
   * @param sending counts what waits
   */
  PollingTransport(EngineSession session, Sending sending) {
    this.session = session;
    // from a client that cannot read binary bodies
    this.base64 = session.request().query().getOrDefault("b64", "").equals("1");
    this.sending = sending;
  }

  @Override
  public String name() {
    return "polling";
  }

  @Override
  public void write(Outbound outbound) {
    queue.add(outbound);
    outbound.queued(sending.budget());
    waitingBytes += outbound.weight();
    if (poll.isEmpty()) {
      sending.lags(this, session.loop().timers());
    }
  }

  @Override
  public void write(EnginePacket packet) {
    write(Outbound.of(packet));
  }

  /**
   * A request that waits for packets; only one may.
   *
   * @return whether it waits
   */
  boolean poll(HttpExchange exchange) {
    if (poll.isPresent()) {
      overlapping(exchange);
      return false;
    }
    poll = Optional.of(exchange);
    return true;
  }

  /** The client has given a waiting request up. */
  void abandoned(HttpExchange exchange) {
    if (poll.filter(waiting -> waiting == exchange).isPresent()) {
      session.end(CloseReason.by("transport close"));
    }
  }

  /**
   * Packets that a request has brought; answers it when they are all there is.
   *
   * @return whether there are more than so many
   */
  boolean handle(HttpExchange exchange, PayloadReader packets, int most) {
    try {
      for (int n = 0; n < most && session.open() && packets.hasNext(); n++) {
        if (session.visitor().frame()) {
          session.received(packets.next());
        } else {
          session.end(CloseReason.flood());
        }
      }
      if (session.open() && packets.hasNext()) {
        return true;
      }
      exchange.answer(Payload.text("ok"));
    } catch (EngineException malformed) {
      exchange.refuse(EngineError.BAD_REQUEST);
      session.end(CloseReason.fault("parse error"));
    }
    return false;
  }

  /** A request that has come while another one of its kind was there. */
  void overlapping(HttpExchange exchange) {
    exchange.refuse(EngineError.BAD_REQUEST);
    session.end(CloseReason.fault("transport error"));
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
          waiting.answer(Payload.of(session.revision(), taken(), base64));
        });
  }

  /** What waits, for another transport to send. */
  List<EnginePacket> taken() {
    List<EnginePacket> packets = new ArrayList<>();
    for (Outbound outbound : queue) {
      packets.addAll(outbound.packets());
      outbound.unqueued(sending.budget());
    }
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

  /**
   * A body was refused, and its answer must come before that to the waiting request: the official
   * client believes the first one, and from this one it would learn that the session was closed.
   */
  void refusePollLater() {
    poll.ifPresent(
        waiting -> {
          poll = Optional.empty();
          session
              .loop()
              .vertx()
              .setTimer(BODY_FIRST_MILLIS, late -> waiting.refuse(EngineError.UNKNOWN_SESSION));
        });
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Whether a request waits here. */
  boolean waited() {
    return poll.isPresent();
  }

  @Override
  public boolean writable() {
    return poll.isPresent() && queue.isEmpty();
  }

  @Override
  public long waitingBytes() {
    return waitingBytes;
  }

  /** Counted where it is shared. */
  @Override
  public long ownBytes() {
    return 0;
  }

  @Override
  public void tooSlow() {
    session.end(CloseReason.by("transport close"));
  }

  /** What nobody has asked for by now is dropped. */
  @Override
  public void close(CloseReason why) {
    write(EnginePacket.of(why.last()));
    answer();
    taken();
  }
}
