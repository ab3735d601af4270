package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Socket.IO packets, read and spelled, as text and as MessagePack. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketCodecBenchmark {
  private static final List<Object> EVENT =
      List.of("chat message", "a message of quite ordinary length, as people write");

  private final Packet packet = Packet.of(Packet.Type.EVENT, "/", EVENT);
  private final String text = TextPacket.spell(packet, new ArrayList<>());
  private final Buffer binary = MessagePackPacket.encode(packet);

  @Benchmark
  public String spellText() {
    return TextPacket.spell(packet, new ArrayList<>(0));
  }

  @Benchmark
  public Object readText() throws PacketException {
    return TextPacket.decode(text);
  }

  @Benchmark
  public Buffer encodeMessagePack() {
    return MessagePackPacket.encode(packet);
  }

  @Benchmark
  public Object readMessagePack() throws PacketException {
    return PacketFormat.MSGPACK.decoder(1_000_000).binary(binary);
  }
}
