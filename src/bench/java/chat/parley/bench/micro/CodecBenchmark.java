package chat.parley.bench.micro;

import chat.parley.access.User;
import chat.parley.message.Body;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageEvent;
import chat.parley.message.MessageState;
import chat.parley.protocol.Event;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.websocket.FrameFormat;
import chat.parley.transport.websocket.Framing;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.StrictJson;
import chat.parley.wire.field.Bounds;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What chat.v1 costs once per message: a command read, an event spelled in each text format. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private static final String SEND =
      "{\"op\":\"send\",\"id\":7,\"to\":\"room:lobby\",\"body\":{\"text\":\"a message of quite ordinary"
          + " length, as people write\"},\"cid\":\"c-1234567890\"}";

  private final Bounds bounds = new Bounds(8_000, 200, 262_144, 1_000, false);
  private final FrameFormat chat = new FrameFormat(Framing.PLAIN, EventSerializer.CHAT);
  private final FrameFormat sockJs = new FrameFormat(Framing.SOCKJS, EventSerializer.CHAT);
  private final FrameFormat bridge = new FrameFormat(Framing.SOCKJS, EventSerializer.BRIDGE);
  private final Event said =
      new MessageEvent.Said(
          new Message(
              "lobby",
              "e1",
              123,
              456,
              new User("g-12345678", "Ann", true),
              "c-1234567890",
              1_790_000_000_000L,
              new Body(
                  "a message of quite ordinary length, as people write",
                  Body.Format.PLAIN,
                  Map.of()),
              Links.NONE,
              MessageState.NONE));

  @Benchmark
  public Asked<?> readSend() {
    return Ops.asked("send", new Fields(StrictJson.object(SEND)), bounds);
  }

  @Benchmark
  public int encodeForWebSocket() {
    return encode(chat);
  }

  @Benchmark
  public int encodeForSockJs() {
    return encode(sockJs);
  }

  @Benchmark
  public int encodeForBridge() {
    return encode(bridge);
  }

  private int encode(FrameFormat format) {
    ByteBuf frame = format.encode(said);
    int length = frame.readableBytes();
    format.release(frame);
    return length;
  }
}
