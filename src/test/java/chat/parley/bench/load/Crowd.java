package chat.parley.bench.load;

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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Many sockets on one server, all on one thread of their own; its methods are for any other. */
public final class Crowd implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1024;
  private static final int SLOW_RECEIVE_BYTES = 32 * 1024;
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 5;

  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final int port;
  private final Dialect dialect;
  private final Shape shape;
  private final DeliveryCounter deliveries = new DeliveryCounter();
  private final Histogram joining = new Histogram(3);
  private final String prefix;
  private final String own = newName();
  private final List<LoadSocket> sockets = new ArrayList<>();
  private final List<Speaker> speakers = new ArrayList<>();
  private final CompletableFuture<Void> complete = new CompletableFuture<>();
  private int joined;
  private long pacedFrom;
  private long paced;
  private long interval;

  /** A crowd with rooms of its own. */
  public Crowd(int port, Dialect dialect, Shape shape) {
    this(port, dialect, shape, newName());
  }

  /**
   * @param rooms how the names of the rooms begin; another crowd that calls them so is in them too,
   *     and only one of the two may speak
   */
  public Crowd(int port, Dialect dialect, Shape shape, String rooms) {
    this.prefix = rooms;
    this.port = port;
    this.dialect = dialect;
    this.shape = shape;
  }

  private static String newName() {
    return Long.toString(ThreadLocalRandom.current().nextLong(1L << 32), 36);
  }

  /** Everybody comes at once, and is there at the end. */
  public void gather() {
    long came = deliveries.now();
    for (int room = 0; room < shape.rooms(); room++) {
      for (int member = 0; member < shape.members(); member++) {
        connect(room, member, came);
      }
    }
    await(complete);
    on(this::appoint);
  }

  private void connect(int room, int member, long came) {
    LoadSocket socket =
        new LoadSocket(
            dialect,
            room(room),
            own + "-s" + sockets.size(),
            deliveries,
            shape.ledger(room, member),
            () -> joined(came));
    sockets.add(socket);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(thread)
            .channel(EpollSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
            .handler(handler(socket));
    if (shape.slow(member)) {
      bootstrap.option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BYTES);
    }
    bootstrap
        .connect("127.0.0.1", port)
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                complete.completeExceptionally(connected.cause());
              }
            });
  }

  private String room(int number) {
    return prefix + "-room-" + number;
  }

  private static ChannelInitializer<Channel> handler(LoadSocket socket) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(socket);
      }
    };
  }

  private void joined(long came) {
    joining.recordValue(deliveries.now() - came);
    joined++;
    if (joined == shape.sockets()) {
      complete.complete(null);
    }
  }

  /** How many messages were said. */
  public long said() {
    return on(() -> speakers.stream().mapToLong(Speaker::said).sum());
  }

  private Void appoint() {
    for (int room = 0; room < shape.rooms(); room++) {
      for (int member = 0; member < shape.speakers(); member++) {
        int index = room * shape.members() + member;
        int next = (index + 1) % shape.members();
        String name = room(room);
        Speaker.Voice voice =
            shape.direct()
                ? payload -> dialect.tell(sockets.get(next).id(), payload)
                : payload -> dialect.say(name, payload);
        speakers.add(
            new Speaker(speakers.size(), sockets.get(index), voice, deliveries, shape.length()));
      }
    }
    return null;
  }

  /** Those who are slow read no more from now on. */
  public void hang() {
    on(
        () -> {
          for (int index = 0; index < sockets.size(); index++) {
            if (shape.slow(index % shape.members())) {
              sockets.get(index).hang();
            }
          }
          return null;
        });
  }

  /** Every speaker keeps so many messages of its own under way. */
  public void saturate(int window) {
    on(
        () -> {
          speakers.forEach(speaker -> speaker.keepUnderWay(window));
          return null;
        });
  }

  /** So many messages a second, whatever becomes of them; speakers take turns. */
  public void speak(int perSecond) {
    on(
        () -> {
          interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
          pacedFrom = deliveries.now();
          pace();
          return null;
        });
  }

  private void pace() {
    while (interval > 0 && due() <= deliveries.now()) {
      speakers.get((int) (paced % speakers.size())).say(due());
      paced++;
    }
    if (interval > 0) {
      thread.schedule(this::pace, due() - deliveries.now(), TimeUnit.NANOSECONDS);
    }
  }

  private long due() {
    return pacedFrom + paced * interval;
  }

  /** From now on latencies count. */
  public void record() {
    deliveries.record();
  }

  public long heard() {
    return deliveries.heard();
  }

  /** The silent end of a run: nobody speaks any more, and everybody must have heard everything. */
  public void rest() {
    on(
        () -> {
          interval = 0;
          speakers.forEach(Speaker::rest);
          return null;
        });
    await(() -> missing() == 0);
    long missing = on(this::missing);
    if (missing > 0 || deliveries.fault().isPresent()) {
      throw new LostException(
          missing + " messages lost; " + deliveries.fault().orElse("no fault seen"));
    }
  }

  private long missing() {
    return sockets.stream()
        .filter(socket -> !socket.gone())
        .mapToLong(socket -> socket.ledger().missing(number -> speakers.get(number).said()))
        .sum();
  }

  /** Nanoseconds from the moment a message was due to each of its deliveries. */
  public Histogram latencies() {
    return on(() -> deliveries.latencies().copy());
  }

  /** Fails when something was wrong with a socket, or it is there no more. */
  public void check() {
    deliveries
        .fault()
        .ifPresent(
            fault -> {
              throw new LostException(fault);
            });
  }

  /** Nanoseconds from the moment when all wished to connect until a socket was in its room. */
  public Histogram joining() {
    return on(joining::copy);
  }

  private <T> T on(Callable<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            done.complete(task.call());
          } catch (Exception failure) {
            done.completeExceptionally(failure);
          }
        });
    return await(done);
  }

  private <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new LostException(
          "%d of %d joined, %s: %s"
              .formatted(
                  joined, shape.sockets(), deliveries.fault().orElse("no fault seen"), failure));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Waits until everybody together has heard so many messages. */
  public void awaitHeard(long messages) {
    await(() -> deliveries.heard() >= messages);
  }

  /** Until it is so, something is wrong, or patience ends; asked on the crowd's thread. */
  private void await(BooleanSupplier condition) {
    CompletableFuture<Void> met = new CompletableFuture<>();
    thread.execute(() -> look(condition, met));
    met.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void look(BooleanSupplier condition, CompletableFuture<Void> met) {
    if (condition.getAsBoolean() || deliveries.fault().isPresent()) {
      met.complete(null);
    } else if (!met.isDone()) {
      thread.schedule(() -> look(condition, met), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    on(
        () -> {
          sockets.forEach(LoadSocket::close);
          return null;
        });
    thread.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
