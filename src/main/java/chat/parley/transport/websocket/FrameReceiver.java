package chat.parley.transport.websocket;

import chat.parley.delivery.CloseCode;
import chat.parley.pace.Visitor;
import chat.parley.transport.traffic.Fault;
import chat.parley.transport.traffic.Traffic;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.internal.ContextInternal;

/**
 * What the frames of one client do: data is read, a ping answered, a close frame too (RFC 6455, 5.4
 * and 5.5). Each of them is charged to the client. Used on its loop.
 */
final class FrameReceiver {
  private static final int POLICY_VIOLATION = 1008;
  private static final int TOO_BIG = 1009;
  private static final StrictWebSocket.Listener NOBODY = new StrictWebSocket.Listener() {};

  private final Visitor visitor;
  private final FrameWriter writer;
  private final ClosingHandshake closing;
  private final MessageReader reader;
  private StrictWebSocket.Listener listener = NOBODY;

  /**
   * @param context on which the listener hears
   * @param mostMessageBytes longest message, all fragments together
   * @param visitor is charged
   */
  FrameReceiver(
      ContextInternal context,
      ChannelHandlerContext channel,
      int mostMessageBytes,
      Traffic traffic,
      Visitor visitor,
      FrameWriter writer,
      ClosingHandshake closing) {
    this.visitor = visitor;
    this.writer = writer;
    this.closing = closing;
    this.reader =
        new MessageReader(
            new FragmentAggregator(mostMessageBytes),
            traffic.receiving(),
            channel.executor(),
            fault -> context.dispatch(fault, this::ended));
  }

  void listener(StrictWebSocket.Listener listener) {
    this.listener = listener;
  }

  StrictWebSocket.Listener listener() {
    return listener;
  }

  MessageReader reader() {
    return reader;
  }

  void receive(WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame close) {
      closedByPeer(close);
    } else if (!visitor.frame()) {
      flooded();
    } else if (frame instanceof PingWebSocketFrame) {
      reader.heard();
      if (!closing.begun() && !writer.pong(frame.content())) {
        closing.cut();
      }
    } else if (frame instanceof PongWebSocketFrame) {
      reader.heard();
    } else if (!closing.begun()) {
      data(frame);
    }
  }

  /** Our close frame is either the answer, or has been sent before. */
  private void closedByPeer(CloseWebSocketFrame close) {
    if (closing.begun()) {
      closing.cut();
    } else {
      closing.end(new CloseWebSocketFrame(true, 0, close.content().retain()));
    }
  }

  private void flooded() {
    if (!closing.begun() && !listener.flooded()) {
      closing.close(POLICY_VIOLATION, "too many frames");
    }
  }

  private void data(WebSocketFrame frame) {
    try {
      reader.read(frame, listener);
    } catch (MessageException refused) {
      reader.drop();
      if (refused.code() != TOO_BIG || !listener.tooLarge()) {
        closing.close(refused.code(), refused.getMessage());
      }
    }
  }

  private void ended(Fault fault) {
    if (closing.begun()) {
      closing.cut();
      return;
    }
    switch (fault) {
      case LATE -> closing.close(POLICY_VIOLATION, "the message was not whole in time");
      case OVERLOADED -> overloaded();
    }
  }

  /** The node has no place for what this client sends. */
  void overloaded() {
    closing.close(CloseCode.OVERLOADED.code(), "overloaded");
  }

  /** Nothing more can come. */
  void closed() {
    reader.drop();
    listener.closed();
  }
}
