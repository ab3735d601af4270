package chat.parley.transport.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.TimeUnit;

/**
 * One accepted WebSocket, kept to RFC 6455: text is UTF-8 to the last byte, messages have a bound,
 * violations are answered with their close code. It writes ready frames straight into the socket's
 * Netty channel; used only on the socket's own loop.
 */
public final class StrictWebSocket implements FrameSocket {
  private static final int UNFLUSHED_BYTES = 64 * 1024;
  private static final int MOST_UNREAD_PONGS = 1_000;

  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final Assembly assembly;
  private Listener listener = new Listener() {};
  private long heardAt = now();
  private int unflushedBytes;
  private int unreadPongs;
  private boolean closing;
  private boolean toldClosed;

  /** What a socket hears; every method may be left out. */
  public interface Listener {
    default void text(String text) {}

    default void binary(Buffer data) {}

    default void closed() {}
  }

  /**
   * @param mostMessageBytes longest message, all fragments together; a longer one is closed with
   *     1009
   * @param mostWaitingBytes what may wait for a client that sends pings but does not read the
   *     answers
   */
  public StrictWebSocket(ServerWebSocket socket, int mostMessageBytes) {
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    this.assembly = new Assembly(mostMessageBytes);
    socket.frameHandler(this::frame);
    socket.exceptionHandler(this::violated);
    socket.closeHandler(closed -> closed());
  }

  /** Until a listener is set, messages are lost; set it in the turn that accepts the socket. */
  @Override
  public void listener(Listener listener) {
    this.listener = listener;
  }

  private void frame(WebSocketFrame frame) {
    heardAt = now();
    if (closing) {
      return;
    }
    if (frame.isPing()) {
      boundPongs();
      return;
    }
    try {
      if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
        assembly.add(frame, listener);
      }
    } catch (MessageException refused) {
      close(refused.code(), refused.getMessage());
    }
  }

  /** Vert.x answers pings whether or not anybody reads, and queues the answers without bound. */
  private void boundPongs() {
    unreadPongs = channel.channel().isWritable() ? 0 : unreadPongs + 1;
    if (unreadPongs > MOST_UNREAD_PONGS) {
      cut();
    }
  }

  /** Netty has found a frame that no client may send; nothing after it can be read any more. */
  private void violated(Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted) {
      close((short) corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
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
    channel.write(frame.retainedDuplicate(), channel.voidPromise());
    unflushedBytes += frame.readableBytes();
    if (unflushedBytes > UNFLUSHED_BYTES) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (unflushedBytes > 0) {
      unflushedBytes = 0;
      channel.flush();
    }
  }

  /** Sends one text at once. */
  public void send(String text) {
    if (!closing) {
      unflushedBytes = 0;
      channel.writeAndFlush(Frames.text(text), channel.voidPromise());
    }
  }

  public void send(Buffer data) {
    if (!closing) {
      socket.writeFrame(WebSocketFrame.binaryFrame(data, true));
    }
  }

  public void ping() {
    if (!closing) {
      socket.writePing(Buffer.buffer());
    }
  }

  /** Milliseconds since anything was heard from the client. */
  public long silence() {
    return now() - heardAt;
  }

  /** Bytes written that the network has not taken yet. */
  @Override
  public long waitingBytes() {
    ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /**
   * Sends what is queued and a close frame. A client that reads nothing would keep all of it alive,
   * so the connection is cut when it has not closed in a while.
   */
  @Override
  public void close(int code, String reason) {
    if (!closing) {
      flush();
      closing = true;
      socket.close((short) code, reason);
      channel.executor().schedule(this::cut, WebSocketEndpoint.CLOSING_SECONDS, TimeUnit.SECONDS);
      closed();
    }
  }

  /**
   * Past Vert.x's handler, that is from this context and not from the channel: its queue would keep
   * the close waiting behind what nobody reads.
   */
  private void cut() {
    channel.close();
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
