package chat.parley.transport.websocket;

import chat.parley.transport.traffic.SendQueue;
import chat.parley.transport.traffic.Sending;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.util.Optional;

/** Writes ready frames straight into the channel of one socket. Used on its loop. */
final class FrameWriter implements SendQueue {
  private static final int UNFLUSHED_BYTES = 64 * 1024;
  private static final int MOST_UNREAD_PONGS = 1_000;

  /** What Netty keeps of each frame besides the frame itself: its entry, and the duplicate. */
  private static final long ENTRY_BYTES = 200;

  private final ChannelHandlerContext channel;
  private final ChannelHandlerContext raw;
  private final Sending sending;
  private final Runnable whenTooSlow;
  private int unflushedBytes;
  private int unreadPongs;
  private boolean watched;
  private boolean told;

  FrameWriter(ChannelHandlerContext channel, Sending sending, Runnable whenTooSlow) {
    this.channel = channel;
    this.sending = sending;
    this.whenTooSlow = whenTooSlow;
    // frames that are ready have nothing to do with Netty's encoder
    this.raw =
        Optional.ofNullable(channel.pipeline().context(WebSocket13FrameEncoder.class))
            .orElse(channel);
  }

  /** Queues a frame that others share; the caller keeps his own reference. */
  void write(ByteBuf frame) {
    raw.write(frame.retainedDuplicate(), raw.voidPromise());
    unflushedBytes += frame.readableBytes();
    if (unflushedBytes > UNFLUSHED_BYTES) {
      flush();
    }
  }

  void flush() {
    if (unflushedBytes > 0) {
      unflushedBytes = 0;
      raw.flush();
      watch();
    }
  }

  /** A frame of this socket alone; the writer takes its reference. */
  void send(Object frame) {
    unflushedBytes = 0;
    channel.writeAndFlush(frame, channel.voidPromise());
    watch();
  }

  /** Answers a ping; false when its sender reads nothing, for whom the answers would pile up. */
  boolean pong(ByteBuf data) {
    unreadPongs = channel.channel().isWritable() ? 0 : unreadPongs + 1;
    if (unreadPongs > MOST_UNREAD_PONGS) {
      return false;
    }
    send(new PongWebSocketFrame(data.retain()));
    return true;
  }

  private void watch() {
    // most who lag once lag at every flush of a busy room, and need no place but the one they have
    if (!watched && waitingBytes() > 0) {
      watched = true;
      sending.lags(this, channel.executor());
    }
  }

  @Override
  public void caughtUp() {
    watched = false;
  }

  /** May be asked on any thread. */
  @Override
  public long waitingBytes() {
    ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  @Override
  public long ownBytes() {
    ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.size() * ENTRY_BYTES;
  }

  /** Who has been told and still takes nothing is cut: what waits for him must go now. */
  @Override
  public void tooSlow() {
    if (told) {
      channel.channel().close();
    } else {
      told = true;
      whenTooSlow.run();
    }
  }
}
