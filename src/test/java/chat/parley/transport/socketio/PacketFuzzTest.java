package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a stranger sends is a packet or is refused as none. */
class PacketFuzzTest {
  private static final int MOST_BYTES = 100_000;

  /** Texts that look like packets, with something wrong in them. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "51-",
            "52-",
            "/",
            "/admin,",
            ",",
            "17",
            "-",
            "[\"say\"",
            "[",
            "]",
            "{",
            "}",
            "\"",
            ":",
            ",\"hi\"",
            "{\"_placeholder\":true,\"num\":0}",
            "1e400",
            "\\u0000",
            "\ud83d",
            "😀",
            "null",
            "\u001e",
            " ");
    return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
  }

  @Property(tries = 5_000)
  void text(@ForAll("texts") String text) {
    decode(new TextPacketDecoder(MOST_BYTES), text);
  }

  @Property(tries = 2_000)
  void anyText(@ForAll String text) {
    decode(new TextPacketDecoder(MOST_BYTES), text);
  }

  private static void decode(PacketDecoder decoder, String text) {
    try {
      decoder.text(text);
      decoder.binary(Buffer.buffer("data"));
    } catch (PacketException refused) {
      assertTrue(refused.getStackTrace().length == 0);
    }
  }

  @Property(tries = 5_000)
  void messagePack(@ForAll byte[] bytes) {
    try {
      MessagePackReader.decode(Buffer.buffer(bytes));
    } catch (PacketException refused) {
      assertTrue(refused.getStackTrace().length == 0);
    }
  }

  /** A valid packet, with some of its bytes changed. */
  @Property(tries = 5_000)
  void mutated(@ForAll byte[] noise, @ForAll int at) {
    byte[] packet =
        MessagePackPacket.encode(Packet.of(Packet.Type.EVENT, "/", List.of("say", "hi", 1, 2.5)))
            .getBytes();
    for (int i = 0; i < Math.min(noise.length, 4); i++) {
      packet[Math.floorMod(at + i, packet.length)] = noise[i];
    }
    messagePack(packet);
  }
}
