package chat.parley.bench.board;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many who watch one board, on one thread of their own. */
final class Audience implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1024;
  private static final long PATIENCE_SECONDS = 120;

  /** So many come at once. */
  private static final int AT_ONCE = 200;

  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final List<Channel> channels = new ArrayList<>();
  private final Heard heard;

  Audience(Heard heard) {
    this.heard = heard;
  }

  /** What one of them is. */
  interface Seat {
    Watching sit(Heard heard, Runnable seated);
  }

  /** All of them are there at the end. */
  void gather(int port, int size, Seat seat) throws InterruptedException {
    Semaphore coming = new Semaphore(AT_ONCE);
    for (int n = 0; n < size; n++) {
      take(coming, 1);
      Watching watching = seat.sit(heard, coming::release);
      channels.add(
          new Bootstrap()
              .group(thread)
              .channel(EpollSocketChannel.class)
              .option(ChannelOption.TCP_NODELAY, true)
              .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
              .handler(handler(watching))
              .connect("127.0.0.1", port)
              .sync()
              .channel());
    }
    take(coming, AT_ONCE);
    heard.check();
  }

  private void take(Semaphore coming, int permits) throws InterruptedException {
    if (!coming.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      heard.check();
      throw new IllegalStateException("not all of them came");
    }
  }

  private static ChannelInitializer<Channel> handler(Watching watching) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(watching);
      }
    };
  }

  @Override
  public void close() {
    heard.over();
    channels.forEach(Channel::close);
    thread.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
