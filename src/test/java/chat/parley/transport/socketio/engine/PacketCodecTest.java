package chat.parley.transport.socketio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets and payloads of the Engine.IO documents, in both directions. */
class PacketCodecTest {

  private static List<EnginePacket> read(Revision revision, boolean binary, Buffer body)
      throws EngineException {
    List<EnginePacket> packets = new ArrayList<>();
    PayloadReader reader = PayloadReader.of(revision, binary, body);
    while (reader.hasNext()) {
      packets.add(reader.next());
    }
    return packets;
  }

  private static EnginePacket message(String text) {
    return new EnginePacket.Text(EnginePacket.Type.MESSAGE, text);
  }

  private static EnginePacket binary(int... bytes) {
    Buffer data = Buffer.buffer();
    for (int one : bytes) {
      data.appendByte((byte) one);
    }
    return new EnginePacket.Binary(data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0{\"sid\":\"x\"}",
        "1",
        "2",
        "2probe",
        "3probe",
        "4hello",
        "4",
        "5",
        "6",
        "bAQIDBA=="
      })
  @DisplayName("revision 4: what is decoded is encoded the same")
  void packets4(String text) throws EngineException {
    assertEquals(text, PacketCodec.spell(Revision.V4, PacketCodec.text(Revision.V4, text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4hello", "2probe", "b4AQIDBA==", "4€😀"})
  @DisplayName("revision 3: what is decoded is encoded the same")
  void packets3(String text) throws EngineException {
    assertEquals(text, PacketCodec.spell(Revision.V3, PacketCodec.text(Revision.V3, text)));
  }

  @ParameterizedTest
  @CsvSource({"V4,''", "V4,7", "V4,abc", "V4,-1", "V3,bAQID", "V3,b5AQID", "V3,b", "V3,''"})
  @DisplayName("what is no packet is refused")
  void noPacket(Revision revision, String text) {
    assertThrows(EngineException.class, () -> PacketCodec.text(revision, text));
  }

  @Test
  @DisplayName("a payload of revision 4 separates its packets")
  void payload4() throws EngineException {
    List<EnginePacket> packets = List.of(message("hello"), binary(1, 2, 3, 4), message("你好 😀"));
    Payload payload = Payload.of(Revision.V4, packets, false);
    assertEquals("4hello\u001ebAQIDBA==\u001e4你好 😀", payload.body().toString());
    assertEquals(packets, read(Revision.V4, false, payload.body()));
  }

  @Test
  @DisplayName("a payload of revision 3 counts the characters of its packets")
  void payload3() throws EngineException {
    List<EnginePacket> packets = List.of(message("hello"), binary(1, 2, 3, 4), message("€"));
    Payload payload = Payload.of(Revision.V3, packets, true);
    assertEquals("6:4hello10:b4AQIDBA==2:4€", payload.body().toString());
    assertEquals(packets, read(Revision.V3, false, payload.body()));
  }

  @Test
  @DisplayName("a binary payload of revision 3 counts the bytes of its packets")
  void binaryPayload3() throws EngineException {
    List<EnginePacket> packets = List.of(message("€"), binary(1, 2, 3));
    Payload payload = Payload.of(Revision.V3, packets, false);
    assertEquals(
        Buffer.buffer(
            new byte[] {
              0,
              4,
              (byte) 0xFF,
              '4',
              (byte) 0xE2,
              (byte) 0x82,
              (byte) 0xAC,
              1,
              4,
              (byte) 0xFF,
              4,
              1,
              2,
              3
            }),
        payload.body());
    assertEquals(Payload.BINARY, payload.contentType());
    assertEquals(packets, read(Revision.V3, true, payload.body()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "a:4x",
        "9:4x",
        "99999999999:4x",
        "-1:4x",
        "1",
        "1:",
        "2:4x3",
        "1:\uD83D"
      })
  @DisplayName("lengths that lie are refused")
  void lyingLengths(String body) {
    assertThrows(EngineException.class, () -> read(Revision.V3, false, Buffer.buffer(body)));
  }

  @Test
  @DisplayName("bytes that are no UTF-8 are refused")
  void notUtf8() {
    Buffer body = Buffer.buffer(new byte[] {'4', (byte) 0xFF, (byte) 0xFE});
    assertThrows(EngineException.class, () -> read(Revision.V4, false, body));
    assertThrows(EngineException.class, () -> read(Revision.V4, true, Buffer.buffer("4x")));
  }
}
