package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of the Socket.IO document, in both directions and both formats. */
class TextPacketTest {
  private static final int MOST_BYTES = 1_000;

  private static String text(Packet packet) {
    return TextPacket.spell(packet, new ArrayList<>());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0{\"token\":\"123\"}",
        "0/admin,",
        "0/admin,{\"token\":\"123\"}",
        "1",
        "1/admin,",
        "2[\"foo\"]",
        "2/admin,[\"bar\"]",
        "212[\"foo\"]",
        "2/admin,17[\"say\",\"hi\",{\"a\":[1,2.5,null,true,\"€😀\"]}]",
        "3/admin,13[\"bar\"]",
        "30[]",
        "2[\"big\",9007199254740993,1.7E18]",
        "27[\"\"]"
      })
  @DisplayName("what is decoded is encoded the same")
  void roundTrip(String text) throws PacketException {
    assertEquals(text, text(TextPacket.decode(text).packet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "7",
        "-1",
        "2",
        "2{}",
        "2[]",
        "2[{}]",
        "2[null]",
        "2[[\"a\"]]",
        "2[true]",
        "2abc[\"x\"]",
        "2[\"x\"",
        "2[\"x\"]]",
        "2[\"x\"] {}",
        "3[]",
        "3{}",
        "0[]",
        "0\"x\"",
        "0null",
        "1{}",
        "1[]",
        "4{\"message\":\"x\"}",
        "2[\"connect\"]",
        "2[\"connect_error\"]",
        "2[\"disconnect\"]",
        "2[\"disconnecting\"]",
        "2[\"newListener\"]",
        "2[\"removeListener\"]",
        "218446744073709551616[\"x\"]",
        "2999999999999999999999[\"x\"]",
        "5[\"x\"]",
        "5-[\"x\"]",
        "5a-[\"x\"]",
        "5-1-[\"x\"]",
        "51.5-[\"x\"]",
        "565-[\"x\"]",
        "51000000000-[\"x\"]",
        "5",
        "2[\"x\",NaN]",
        "2['x']",
        "2[\"x\",01]"
      })
  @DisplayName("what is no packet is refused, reserved names among it")
  void refused(String text) {
    assertThrows(PacketException.class, () -> TextPacket.decode(text));
  }

  @Test
  @DisplayName("names of a megabyte and JSON without end are refused")
  void bombs() {
    String endless = "x".repeat(1_000_000);
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    for (String text :
        List.of(
            "0/" + endless,
            "0/" + endless + ",",
            "2[\"" + endless + "\"]",
            "2[\"x\"," + deep + "]",
            "2[\"x\"," + "9".repeat(10_000) + "]",
            "2[\"x\",{\"" + endless + "\":1}]")) {
      assertThrows(PacketException.class, () -> TextPacket.decode(text));
    }
  }

  @Test
  @DisplayName("binary leaves placeholders, anywhere in the arguments, and comes back")
  void binary() throws PacketException {
    Buffer one = Buffer.buffer(new byte[] {1, 2, 3});
    Buffer two = Buffer.buffer(new byte[] {4});
    JsonObject object = new JsonObject().put("deep", new JsonArray().add(two));
    Packet packet =
        new Packet(
            Packet.Type.EVENT,
            "/admin",
            OptionalLong.of(456),
            Arrays.asList("project:delete", one, object));
    List<Buffer> attachments = new ArrayList<>();
    String text = TextPacket.spell(packet, attachments);
    assertEquals(
        "52-/admin,456[\"project:delete\",{\"_placeholder\":true,\"num\":0},"
            + "{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]",
        text);
    assertEquals(List.of(one, two), attachments);
    TextPacketDecoder decoder = new TextPacketDecoder(MOST_BYTES);
    assertTrue(decoder.text(text).isEmpty());
    assertTrue(decoder.binary(one).isEmpty());
    Packet back = decoder.binary(two).orElseThrow();
    assertEquals(List.of("project:delete", one, Map.of("deep", List.of(two))), back.payload());
    assertEquals(packet.id(), back.id());
    assertEquals("2[\"x\"]", text(decoder.text("2[\"x\"]").orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "-1", "\"0\"", "null", "0.5", "true", "\"__proto__\"", "1e9", "99999999999"})
  @DisplayName("a placeholder that points nowhere is refused")
  void placeholders(String number) throws PacketException {
    TextPacketDecoder decoder = new TextPacketDecoder(MOST_BYTES);
    decoder.text("51-[\"x\",{\"_placeholder\":true,\"num\":" + number + "}]");
    assertThrows(PacketException.class, () -> decoder.binary(Buffer.buffer("data")));
  }

  @Test
  @DisplayName("attachments are bounded, belong to a packet, and come before the next one")
  void attachments() throws PacketException {
    assertThrows(
        PacketException.class,
        () -> new TextPacketDecoder(MOST_BYTES).binary(Buffer.buffer("data")));
    TextPacketDecoder decoder = new TextPacketDecoder(MOST_BYTES);
    decoder.text("52-[\"x\"]");
    assertThrows(PacketException.class, () -> decoder.text("2[\"y\"]"));
    assertThrows(PacketException.class, () -> decoder.binary(Buffer.buffer(new byte[MOST_BYTES])));
  }

  @Test
  @DisplayName("MessagePack carries the same packets, binary where it stands")
  void messagePack() throws PacketException {
    Buffer data = Buffer.buffer(new byte[] {1, 2, 3});
    Packet packet =
        new Packet(
            Packet.Type.EVENT,
            "/admin",
            OptionalLong.of(7),
            Arrays.asList("say", "€😀", 1, 2.5, null, true, Map.of("data", data), List.of(-1L)));
    Packet back = MessagePackReader.decode(MessagePackPacket.encode(packet));
    assertEquals(
        Arrays.asList("say", "€😀", 1, 2.5, null, true, Map.of("data", data), List.of(-1)),
        back.payload());
    assertEquals(packet.namespace(), back.namespace());
    assertEquals(packet.id(), back.id());
    Packet connect = Packet.of(Packet.Type.CONNECT, "/", PacketRules.NOTHING);
    assertEquals(connect, MessagePackReader.decode(MessagePackPacket.encode(connect)));
  }

  @Test
  @DisplayName("MessagePack that lies about its length, or is no packet, is refused")
  void badMessagePack() {
    for (byte[] bytes :
        List.of(
            new byte[] {},
            new byte[] {1},
            new byte[] {(byte) 0xc6, 0x7f, 0x7f, 0x7f, 0x7f},
            new byte[] {(byte) 0xdd, 0x7f, 0x7f, 0x7f, 0x7f},
            new byte[] {(byte) 0xdf, 0x7f, 0x7f, 0x7f, 0x7f},
            new byte[] {(byte) 0xdb, 0x7f, 0x7f, 0x7f, 0x7f},
            new byte[] {(byte) 0xc9, 0x7f, 0x7f, 0x7f, 0x7f, 0},
            deep(100_000))) {
      assertThrows(PacketException.class, () -> MessagePackReader.decode(Buffer.buffer(bytes)));
    }
  }

  private static byte[] deep(int levels) {
    byte[] arrays = new byte[levels];
    Arrays.fill(arrays, (byte) 0x91);
    return arrays;
  }
}
