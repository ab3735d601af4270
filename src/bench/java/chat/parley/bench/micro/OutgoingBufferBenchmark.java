package chat.parley.bench.micro;

import chat.parley.room.RoomEvent;
import chat.parley.protocol.Event;
import chat.parley.access.User;
import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.delivery.LoopSockets;
import chat.parley.delivery.Outgoing;
import chat.parley.delivery.BatchingFormat;
import chat.parley.delivery.WireFormat;
import chat.parley.transport.websocket.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One turn of a loop: events for a room of 200 are put into the sockets' outgoing buffers and
 * flushed, with everything but the system call. Time is per socket, for all events of the turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutgoingBufferBenchmark {
  private static final int SOCKETS = 200;
  private static final int WAITING_BYTES = 1024 * 1024;

  @Param({"1", "8", "32"})
  int eventsPerTurn;

  private final Queue<Runnable> turn = new ArrayDeque<>();
  private final LoopSockets sockets = new LoopSockets(turn::add, WAITING_BYTES);
  private final ByteBuf frame = Unpooled.unreleasableBuffer(Frames.text("x".repeat(80)));
  private final Event event =
      new RoomEvent.Typed("lobby", new User("ann", "Ann", true), true, Optional.empty());
  private List<EmbeddedChannel> channels = List.of();

  @Param({"true", "false"})
  boolean joining;

  /** Hands out the same frame again and again: encoding is measured elsewhere. */
  private record OneByOne(ByteBuf frame) implements WireFormat<ByteBuf> {
    @Override
    public ByteBuf encode(Event event) {
      return frame;
    }
  }

  /** The same, as WebSockets have it: what a turn brings is put together. */
  private record Together(ByteBuf frame) implements BatchingFormat<ByteBuf> {
    @Override
    public ByteBuf encode(Event event) {
      return frame;
    }

    @Override
    public int length(ByteBuf payload) {
      return payload.readableBytes();
    }

    @Override
    public ByteBuf joined(List<ByteBuf> payloads) {
      return Frames.joined(payloads);
    }

    @Override
    public void release(ByteBuf payload) {
      payload.release();
    }
  }

  @Setup
  public void connect() {
    WireFormat<ByteBuf> format = joining ? new Together(frame) : new OneByOne(frame);
    channels = IntStream.range(0, SOCKETS).mapToObj(number -> connect(number, format)).toList();
  }

  private EmbeddedChannel connect(int number, WireFormat<ByteBuf> format) {
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    sockets.add("s" + number, new Buffered(number, format, channel.pipeline().firstContext()));
    sockets.enter("s" + number, "lobby");
    return channel;
  }

  /** Netty's own outgoing buffer, with a channel behind it that takes everything. */
  private record Buffered(long id, WireFormat<ByteBuf> format, ChannelHandlerContext channel)
      implements Connection<ByteBuf> {

    @Override
    public void write(ByteBuf payload) {
      channel.write(payload.retainedDuplicate(), channel.voidPromise());
    }

    @Override
    public void flush() {
      channel.flush();
    }

    @Override
    public long waitingBytes() {
      Channel own = channel.channel();
      return own.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    @Override
    public void close(CloseCode code) {
      throw new IllegalStateException("closed with " + code);
    }
  }

  @Benchmark
  @OperationsPerInvocation(SOCKETS)
  public int turn() {
    for (int n = 0; n < eventsPerTurn; n++) {
      sockets.broadcast("lobby", List.of(new Outgoing(event, 1)));
    }
    for (Runnable due = turn.poll(); due != null; due = turn.poll()) {
      due.run();
    }
    channels.forEach(channel -> channel.releaseOutbound());
    return eventsPerTurn;
  }
}
