package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A packet for many sockets becomes bytes once per format, however many there are. */
class SharedPacketTest {

  /** Counts how often it is read, that is, encoded. */
  private static final class Counting extends ArrayList<Object> {
    private static final long serialVersionUID = 1;
    private int reads;

    private Counting(List<?> values) {
      super(values);
    }

    @Override
    public Iterator<Object> iterator() {
      reads++;
      return super.iterator();
    }
  }

  @Test
  @DisplayName("a thousand sockets of two formats cost two encodings")
  void once() {
    Counting values = new Counting(List.of("say", "hi", Buffer.buffer("data")));
    SharedPacket packet = new SharedPacket(Packet.of(Packet.Type.EVENT, "/", values), 2);
    for (int n = 0; n < 500; n++) {
      assertSame(packet.in(PacketFormat.JSON), packet.in(PacketFormat.JSON));
      assertSame(packet.in(PacketFormat.MSGPACK), packet.in(PacketFormat.MSGPACK));
    }
    assertEquals(2, values.reads);
    assertNotSame(packet.in(PacketFormat.JSON), packet.in(PacketFormat.MSGPACK));
    packet.done();
    packet.done();
  }

  @Test
  @DisplayName("what was read of a client cannot be changed by who hears it")
  void unmodifiable() {
    List<Object> values = new ArrayList<>(List.of("say", List.of(1)));
    SocketEvent event = new SocketEvent(values, Optional.empty());
    assertThrows(UnsupportedOperationException.class, () -> event.arguments().add("more"));
  }
}
