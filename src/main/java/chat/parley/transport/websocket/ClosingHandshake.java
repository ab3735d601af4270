package chat.parley.transport.websocket;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;

/** How one socket ends: with a close frame each way (RFC 6455, 7), or without. Used on its loop. */
final class ClosingHandshake {
  private final ChannelHandlerContext channel;
  private final FrameWriter writer;
  private final Runnable whenClosed;
  private boolean begun;
  private boolean told;

  /**
   * @param whenClosed is run once, when nothing can be sent any more
   */
  ClosingHandshake(ChannelHandlerContext channel, FrameWriter writer, Runnable whenClosed) {
    this.channel = channel;
    this.writer = writer;
    this.whenClosed = whenClosed;
  }

  /** Whether a close frame has been sent, or the connection is gone. */
  boolean begun() {
    return begun;
  }

  /** Sends what is queued and a close frame, and waits a while for the client's own. */
  void close(int code, String reason) {
    if (!begun) {
      writer.flush();
      begun = true;
      channel.writeAndFlush(new CloseWebSocketFrame(code, reason), channel.voidPromise());
      cutLater();
      closed();
    }
  }

  /** Nothing more can come; the connection goes with the last word, or without it. */
  void end(CloseWebSocketFrame last) {
    begun = true;
    channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    cutLater();
    closed();
  }

  /**
   * As {@link #end}, to a client that is still sending: what it sends is read to its end, or the
   * connection would break off before it has read the last word.
   */
  void endGently(CloseWebSocketFrame last) {
    begun = true;
    channel.writeAndFlush(last).addListener(written -> endOutput());
    cutLater();
    closed();
  }

  private void endOutput() {
    if (channel.channel() instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    } else {
      cut();
    }
  }

  /** A client that reads nothing would keep everything alive that waits for it. */
  private void cutLater() {
    channel.executor().schedule(this::cut, WebSocketEndpoint.CLOSING_SECONDS, TimeUnit.SECONDS);
  }

  void cut() {
    channel.close();
  }

  void closed() {
    begun = true;
    if (!told) {
      told = true;
      whenClosed.run();
    }
  }
}
