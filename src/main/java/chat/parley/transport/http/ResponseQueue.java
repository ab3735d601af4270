package chat.parley.transport.http;

import chat.parley.transport.traffic.SendQueue;
import chat.parley.transport.traffic.Sending;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** The answers of one HTTP connection that its client has not taken. */
final class ResponseQueue implements SendQueue {
  private final Channel channel;
  private final Sending sending;

  ResponseQueue(Channel channel, Sending sending) {
    this.channel = channel;
    this.sending = sending;
  }

  void flushed() {
    if (waitingBytes() > 0) {
      sending.lags(this, channel.eventLoop());
    }
  }

  @Override
  public long waitingBytes() {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /** An answer is nobody else's. */
  @Override
  public long ownBytes() {
    return waitingBytes();
  }

  @Override
  public void tooSlow() {
    channel.close();
  }
}
