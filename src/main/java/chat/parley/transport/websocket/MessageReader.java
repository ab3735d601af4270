package chat.parley.transport.websocket;

import chat.parley.transport.MonotonicClock;
import chat.parley.transport.traffic.Fault;
import chat.parley.transport.traffic.InboundTransfer;
import chat.parley.transport.traffic.Receiving;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What comes from one client: makes messages of frames, and answers for what is kept of one that is
 * not whole, its fragments and half a frame.
 */
final class MessageReader {
  private final FragmentAggregator fragments;
  private final Receiving receiving;
  private final ScheduledExecutorService loop;
  private final Consumer<Fault> fault;
  private Optional<InboundTransfer> half = Optional.empty();
  private long heardAt = MonotonicClock.millis();

  /**
   * @param fault is told when the rest of a message must not be waited for
   */
  MessageReader(
      FragmentAggregator fragments,
      Receiving receiving,
      ScheduledExecutorService loop,
      Consumer<Fault> fault) {
    this.fragments = fragments;
    this.receiving = receiving;
    this.loop = loop;
    this.fault = fault;
  }

  /** A frame of data has come. */
  void read(WebSocketFrame frame, StrictWebSocket.Listener listener) throws MessageException {
    if (frame instanceof TextWebSocketFrame) {
      fragments.beginText();
    } else if (frame instanceof BinaryWebSocketFrame) {
      fragments.beginBinary();
    }
    boolean last = frame.isFinalFragment();
    if (last) {
      heard();
      // what comes next is another message, with a time of its own
      endHalf();
    }
    fragments.add(ByteBufUtil.getBytes(frame.content()), last, listener);
  }

  /** After each read: so much of a frame is kept whose end has not come. */
  void kept(int bytes) {
    if (bytes > 0 || fragments.begun()) {
      if (half.isEmpty()) {
        half = Optional.of(receiving.begin(loop, fault));
      }
      half.get().keep(fragments.bytes() + bytes);
    } else {
      endHalf();
    }
  }

  private void endHalf() {
    half.ifPresent(InboundTransfer::end);
    half = Optional.empty();
  }

  /** A fragment is no sign of life: a message that never ends must not keep its socket alive. */
  void heard() {
    heardAt = MonotonicClock.millis();
  }

  /** Milliseconds since anything whole was heard. */
  long silence() {
    return MonotonicClock.millis() - heardAt;
  }

  void mostBytes(int bytes) {
    fragments.mostBytes(bytes);
  }

  void drop() {
    fragments.drop();
    endHalf();
  }
}
