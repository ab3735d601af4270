package chat.parley.transport.websocket;

import chat.parley.pace.Visitor;
import chat.parley.transport.traffic.Traffic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.Optional;

/**
 * One accepted WebSocket, kept to RFC 6455: text is UTF-8 to the last byte, messages have a bound,
 * violations are answered with their close code. It takes Vert.x's place in the socket's Netty
 * pipeline, so that an idle socket keeps neither the request that opened it nor Vert.x's queues,
 * and writes ready frames straight into the channel. Used only on the socket's own loop.
 */
public final class StrictWebSocket extends ChannelInboundHandlerAdapter implements FrameSocket {
  private static final String VERTX = "handler";
  private static final int GOING_AWAY = 1001;
  private static final int TOO_BIG = 1009;

  private final ContextInternal context;
  private final ChannelHandlerContext channel;
  private final Visitor visitor;
  private final FrameWriter writer;
  private final ClosingHandshake closing;
  private final FrameReceiver receiver;

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

    /** It must go, because too much waits in the node, and most of it for this one. */
    default void tooSlow() {}

    /**
     * A message is too large. What is written here is sent before the close frame (1009).
     *
     * @return whether somebody calls {@link StrictWebSocket#tooLarge} later
     */
    default boolean tooLarge() {
      return false;
    }
  }

  /**
   * Must be made in the turn that upgrades; Vert.x's own socket is of no use afterwards, and the
   * server's idle timeout does not hold: whoever uses this has a heartbeat of his own.
   *
   * @param pipeline of the connection that was upgraded
   * @param mostMessageBytes longest message, all fragments together; a longer one is closed with
   *     1009
   * @param traffic counts what comes half and what waits
   * @param visitor is charged for every frame
   */
  public StrictWebSocket(
      ChannelPipeline pipeline, int mostMessageBytes, Traffic traffic, Visitor visitor) {
    this.visitor = visitor;
    this.context = ((ContextInternal) Vertx.currentContext()).unwrap();
    pipeline.replace(VERTX, "parley", this);
    // it would listen to every single write
    Optional.ofNullable(pipeline.get(IdleStateHandler.class)).ifPresent(pipeline::remove);
    this.channel = pipeline.context(this);
    this.writer = new FrameWriter(channel, traffic.sending(), this::tooSlow);
    this.closing = new ClosingHandshake(channel, writer, this::closed);
    this.receiver =
        new FrameReceiver(context, channel, mostMessageBytes, traffic, visitor, writer, closing);
    Optional.ofNullable(pipeline.get(WebSocket13FrameDecoder.class))
        .ifPresent(
            decoder ->
                pipeline.replace(
                    decoder,
                    "decoder",
                    new FrameDecoder(mostMessageBytes, receiver.reader()::kept)));
  }

  private void tooSlow() {
    receiver.listener().tooSlow();
  }

  private void closed() {
    receiver.closed();
  }

  /** Until a listener is set, messages are lost; set it in the turn that accepts the socket. */
  @Override
  public void listener(Listener listener) {
    receiver.listener(listener);
  }

  @Override
  public void channelRead(ChannelHandlerContext ignored, Object message) {
    try {
      if (message instanceof WebSocketFrame frame) {
        context.dispatch(frame, receiver::receive);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** The node has no place for what this client sends. */
  public void overloaded() {
    receiver.overloaded();
  }

  /** Closes for a message that is too large; servers of others do it without words. */
  public void tooLarge() {
    tooLarge(TOO_BIG, "");
  }

  /** As {@link #tooLarge()}, for clients to whom another code says more. */
  public void tooLarge(int code, String reason) {
    if (!closing.begun()) {
      flush();
      closing.endGently(new CloseWebSocketFrame(code, reason));
    }
  }

  /** Netty has found a frame that no client may send; nothing after it can be read any more. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted && !closing.begun()) {
      context.dispatch(
          corrupted,
          violation -> {
            WebSocketCloseStatus status = violation.closeStatus();
            if (status.code() != TOO_BIG) {
              flush();
              closing.end(new CloseWebSocketFrame(status, status.reasonText()));
            } else if (!receiver.listener().tooLarge()) {
              tooLarge();
            }
          });
    } else {
      closing.cut();
      if (cause instanceof Error) {
        context.reportException(cause);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ignored) {
    context.dispatch(
        () -> {
          receiver.reader().drop();
          closing.closed();
        });
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
    if (event instanceof ShutdownEvent) {
      context.dispatch(() -> close(GOING_AWAY, ""));
    } else {
      ReferenceCountUtil.release(event);
    }
  }

  /** Queues a frame that others share; the caller keeps his own reference. */
  @Override
  public void write(ByteBuf frame) {
    if (!closing.begun()) {
      writer.write(frame);
    }
  }

  @Override
  public void flush() {
    writer.flush();
  }

  /** Sends one text at once. */
  public void send(String text) {
    if (!closing.begun()) {
      writer.send(Frames.text(text));
    }
  }

  public void send(Buffer data) {
    if (!closing.begun()) {
      writer.send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(data.getBytes())));
    }
  }

  public void ping() {
    if (!closing.begun()) {
      writer.send(new PingWebSocketFrame());
    }
  }

  /** Lets the client wait with what it sends, or go on; may be called on any thread. */
  public void reading(boolean on) {
    channel.channel().config().setAutoRead(on);
  }

  /** Who is at the other end. */
  public Visitor visitor() {
    return visitor;
  }

  /** Milliseconds since anything whole was heard from the client. */
  public long silence() {
    return receiver.reader().silence();
  }

  /** Bytes written that the network has not taken yet; may be asked on any thread. */
  @Override
  public long waitingBytes() {
    return writer.waitingBytes();
  }

  @Override
  public void mostMessageBytes(int bytes) {
    receiver.reader().mostBytes(bytes);
  }

  /** Sends what is queued and a close frame, and waits a while for the client's own. */
  @Override
  public void close(int code, String reason) {
    closing.close(code, reason);
  }
}
