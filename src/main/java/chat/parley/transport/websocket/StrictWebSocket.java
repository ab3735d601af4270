package chat.parley.transport.websocket;

import chat.parley.pace.Visitor;
import chat.parley.transport.MonotonicClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One accepted WebSocket, kept to RFC 6455: text is UTF-8 to the last byte, messages have a bound,
 * violations are answered with their close code. It takes Vert.x's place in the socket's Netty
 * pipeline, so that an idle socket keeps neither the request that opened it nor Vert.x's queues,
 * and writes ready frames straight into the channel. Used only on the socket's own loop.
 */
public final class StrictWebSocket extends ChannelInboundHandlerAdapter implements FrameSocket {
  private static final int UNFLUSHED_BYTES = 64 * 1024;
  private static final int MOST_UNREAD_PONGS = 1_000;
  private static final int GOING_AWAY = 1001;
  private static final int POLICY_VIOLATION = 1008;
  private static final Listener NOBODY = new Listener() {};

  private final ContextInternal context;
  private final ChannelHandlerContext channel;
  private final ChannelHandlerContext raw;
  private final Assembly assembly;
  private final Visitor visitor;
  private Listener listener = NOBODY;
  private long heardAt = MonotonicClock.millis();
  private int unflushedBytes;
  private int unreadPongs;
  private boolean closing;
  private boolean toldClosed;

  /** What a socket hears; every method may be left out. */
  public interface Listener {
    default void text(String text) {}

    default void binary(Buffer data) {}

    default void closed() {}

    /**
     * Too much has come in for too long.
     *
     * @return whether somebody has seen to it; otherwise the socket is closed with 1008
     */
    default boolean flooded() {
      return false;
    }
  }

  /**
   * Must be made in the turn that accepts the socket, which nobody may use afterwards. The server's
   * idle timeout does not hold for it any more: whoever uses it has a heartbeat of his own.
   *
   * @param mostMessageBytes longest message, all fragments together; a longer one is closed with
   *     1009
   * @param visitor is charged for every frame
   */
  public StrictWebSocket(ServerWebSocket socket, int mostMessageBytes, Visitor visitor) {
    this.context = ((ContextInternal) Vertx.currentContext()).unwrap();
    this.assembly = new Assembly(mostMessageBytes);
    this.visitor = visitor;
    ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
    ChannelPipeline pipeline = vertx.pipeline();
    pipeline.replace(vertx.handler(), "parley", this);
    // it would listen to every single write
    Optional.ofNullable(pipeline.get(IdleStateHandler.class)).ifPresent(pipeline::remove);
    this.channel = pipeline.context(this);
    // frames that are ready have nothing to do with Netty's encoder
    this.raw = Optional.ofNullable(pipeline.context(WebSocket13FrameEncoder.class)).orElse(channel);
  }

  /** Until a listener is set, messages are lost; set it in the turn that accepts the socket. */
  @Override
  public void listener(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void channelRead(ChannelHandlerContext ignored, Object message) {
    try {
      if (message instanceof WebSocketFrame frame) {
        context.dispatch(frame, this::frame);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void frame(WebSocketFrame frame) {
    heardAt = MonotonicClock.millis();
    if (frame instanceof CloseWebSocketFrame close) {
      closedByPeer(close);
    } else if (!visitor.frame()) {
      flooded();
    } else if (frame instanceof PingWebSocketFrame) {
      pong(frame);
    } else if (!closing && !(frame instanceof PongWebSocketFrame)) {
      data(frame);
    }
  }

  private void flooded() {
    if (!closing && !listener.flooded()) {
      close(POLICY_VIOLATION, "too many frames");
    }
  }

  private void data(WebSocketFrame frame) {
    try {
      if (frame instanceof TextWebSocketFrame) {
        assembly.beginText();
      } else if (frame instanceof BinaryWebSocketFrame) {
        assembly.beginBinary();
      }
      assembly.add(ByteBufUtil.getBytes(frame.content()), frame.isFinalFragment(), listener);
    } catch (MessageException refused) {
      close(refused.code(), refused.getMessage());
    }
  }

  /** The answers must not pile up for a client that sends pings but does not read. */
  private void pong(WebSocketFrame ping) {
    if (closing) {
      return;
    }
    unreadPongs = channel.channel().isWritable() ? 0 : unreadPongs + 1;
    if (unreadPongs > MOST_UNREAD_PONGS) {
      cut();
    } else {
      writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
    }
  }

  /** Our close frame is either the answer, or has been sent before. */
  private void closedByPeer(CloseWebSocketFrame close) {
    if (closing) {
      cut();
    } else {
      end(new CloseWebSocketFrame(true, 0, close.content().retain()));
    }
  }

  /** Netty has found a frame that no client may send; nothing after it can be read any more. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted && !closing) {
      context.dispatch(
          corrupted,
          violation -> {
            flush();
            end(new CloseWebSocketFrame(violation.closeStatus()));
          });
    } else {
      cut();
      if (cause instanceof Error) {
        context.reportException(cause);
      }
    }
  }

  /** Nothing more can come; the connection goes with the last word, or without it. */
  private void end(CloseWebSocketFrame last) {
    closing = true;
    channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    cutLater();
    closed();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ignored) {
    context.dispatch(this::closed);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
    if (event instanceof ShutdownEvent) {
      context.dispatch(() -> close(GOING_AWAY, ""));
    } else {
      ReferenceCountUtil.release(event);
    }
  }

  private void closed() {
    closing = true;
    assembly.drop();
    if (!toldClosed) {
      toldClosed = true;
      listener.closed();
    }
  }

  /** Queues a frame that others share; the caller keeps his own reference. */
  @Override
  public void write(ByteBuf frame) {
    if (closing) {
      return;
    }
    raw.write(frame.retainedDuplicate(), raw.voidPromise());
    unflushedBytes += frame.readableBytes();
    if (unflushedBytes > UNFLUSHED_BYTES) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (unflushedBytes > 0) {
      unflushedBytes = 0;
      raw.flush();
    }
  }

  /** Sends one text at once. */
  public void send(String text) {
    if (!closing) {
      writeAndFlush(Frames.text(text));
    }
  }

  public void send(Buffer data) {
    if (!closing) {
      writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(data.getBytes())));
    }
  }

  public void ping() {
    if (!closing) {
      writeAndFlush(new PingWebSocketFrame());
    }
  }

  private void writeAndFlush(Object frame) {
    unflushedBytes = 0;
    channel.writeAndFlush(frame, channel.voidPromise());
  }

  /** Lets the client wait with what it sends, or go on; may be called on any thread. */
  public void reading(boolean on) {
    channel.channel().config().setAutoRead(on);
  }

  /** Who is at the other end. */
  public Visitor visitor() {
    return visitor;
  }

  /** Milliseconds since anything was heard from the client. */
  public long silence() {
    return MonotonicClock.millis() - heardAt;
  }

  /** Bytes written that the network has not taken yet; may be asked on any thread. */
  @Override
  public long waitingBytes() {
    ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /** Sends what is queued and a close frame, and waits a while for the client's own. */
  @Override
  public void close(int code, String reason) {
    if (!closing) {
      flush();
      closing = true;
      channel.writeAndFlush(new CloseWebSocketFrame(code, reason), channel.voidPromise());
      cutLater();
      closed();
    }
  }

  /** A client that reads nothing would keep everything alive that waits for it. */
  private void cutLater() {
    channel.executor().schedule(this::cut, WebSocketEndpoint.CLOSING_SECONDS, TimeUnit.SECONDS);
  }

  private void cut() {
    channel.close();
  }
}
