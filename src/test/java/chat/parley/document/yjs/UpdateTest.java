package chat.parley.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes are an update to the last one, or refused with a word of why. */
class UpdateTest {
  /** "hi" in the root t, by client 1. */
  private static final String HI = "01 01 01 00 04 01 01 74 02 68 69 00";

  @Test
  @DisplayName("an update says who wrote in it, and keeps its bytes")
  void hi() {
    Update hi = update(HI);
    assertEquals(Set.of(1L), hi.clients());
    assertEquals(1, hi.structs());
    assertArrayEquals(bytes(HI), hi.bytes());
    assertArrayEquals(bytes("01 01 02"), UpdateSet.of(hi).vector().bytes());
    assertArrayEquals(bytes(HI), UpdateSet.of(hi).compact());
  }

  @Test
  @DisplayName("nothing, holes and deletes have no writer")
  void nobody() {
    assertTrue(update("00 00").isEmpty());
    assertTrue(update("01 01 01 00 0a 05 00").isEmpty(), "a hole of five");
    assertEquals(Set.of(), update("01 01 01 00 0a 05 00").clients());
    assertEquals(Set.of(), update("00 01 07 01 00 05").clients());
  }

  @Test
  @DisplayName("wherever it is cut off, it is no update")
  void cut() {
    byte[] all =
        bytes(
            "01 03 01 00 08 01 01 61 02 76 01 01 61 77 01 62 75 01 7d 07"
                + " 81 01 01 02 06 04 62 6f 6c 64 04 74 72 75 65 01 01 01 02 01");
    byte[] sound = bytes(HI);
    for (int size = 0; size < sound.length; size++) {
      byte[] part = Arrays.copyOf(sound, size);
      assertThrows(MalformedUpdate.class, () -> Update.read(part, Bounds.DEFAULT));
    }
    for (int size = 0; size < all.length; size++) {
      byte[] part = Arrays.copyOf(all, size);
      assertThrows(MalformedUpdate.class, () -> Update.read(part, Bounds.DEFAULT));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "more behind the end,              01 01 01 00 04 01 01 74 02 68 69 00 00",
    "origins of what has no place,     01 01 01 00 8a 05 00",
    "origins of what has no place,     01 01 01 00 40 05 00",
    "an unknown kind of content,       01 01 01 00 0b 01 01 74 05 00",
    "an unknown shared type,           01 01 01 00 07 01 01 74 07 00",
    "an unknown form of a parent,      01 01 01 00 04 02 01 74 01 61 00",
    "a struct without length,          01 01 01 00 04 01 01 74 00 00",
    "a struct without length,          01 01 01 00 00 00 00",
    "an origin that comes later,       01 01 01 00 84 01 00 01 61 00",
    "an origin that comes later,       01 01 01 03 44 01 04 01 61 00",
    "an origin that comes later,       01 01 01 00 04 00 01 07 01 61 00",
    "a client twice,                   02 01 01 00 00 01 01 01 01 00 01 00",
    "a client without structs,         01 00 01 00 00",
    "more announced than there is,     ff ff ff ff 0f 00",
    "more announced than there is,     01 ff ff ff ff 07 01 00 00",
    "more announced than there is,     01 01 01 00 08 01 01 74 ff ff ff 07 7f 00",
    "more announced than there is,     01 01 01 00 04 01 01 74 ff ff ff ff 07 61 00",
    "more announced than there is,     00 01 01 ff ff ff 07 00 01",
    "a clock above 2^31,               01 01 01 80 80 80 80 08 00 01 00",
    "a clock above 2^31,               01 01 01 ff ff ff ff 07 00 01 00",
    "a number above 2^53,              01 01 80 80 80 80 80 80 80 10 00 00 01 00",
    "a number longer than need be,     01 01 81 00 00 00 01 00",
    "a delete of nothing,              00 01 01 01 00 00",
    "a clock above 2^31,               00 01 01 01 01 ff ff ff ff 07",
    "text that is not UTF-8,           01 01 01 00 04 01 01 74 03 ed a0 bd 00",
    "text that is not UTF-8,           01 01 01 00 04 01 01 74 02 c0 af 00",
    "text that is not UTF-8,           01 01 01 00 04 01 01 74 01 f0 00",
    "an unknown tag of a value,        01 01 01 00 08 01 01 74 01 73 00",
    "JSON that is none,                01 01 01 00 05 01 01 74 02 7b 5d 00",
    "JSON that is none,                01 01 01 00 02 01 01 74 01 02 30 31 00",
    "__proto__,  01 01 01 00 08 01 01 74 01 76 01 09 5f 5f 70 72 6f 74 6f 5f 5f 7e 00",
    "__proto__,  01 01 01 00 24 01 01 74 09 5f 5f 70 72 6f 74 6f 5f 5f 01 61 00",
    "__proto__,  01 01 01 00 04 01 09 5f 5f 70 72 6f 74 6f 5f 5f 01 61 00",
    "__proto__,  01 01 01 00 06 01 01 74 09 5f 5f 70 72 6f 74 6f 5f 5f 01 31 00",
    "a document within without options, 01 01 01 00 09 01 01 74 01 67 7e 00",
    "an unknown option of a document within, 01 01 01 00 09 01 01 74 01 67 76 01 04 67 75 69 64 7e 00",
  })
  @DisplayName("what is wrong is refused, with a word of why")
  void refused(String why, String hex) {
    MalformedUpdate refusal = assertThrows(MalformedUpdate.class, () -> update(hex));
    assertEquals(why, refusal.getMessage());
  }

  @Test
  @DisplayName("a key of JSON is the same key however it is escaped")
  void escaped() {
    String json = "{\"\\u005f_proto__\":1}";
    Writer out = new Writer();
    out.raw(bytes("01 01 01 00 05 01 01 74"), 0, 8).text(json).octet(0);
    assertThrows(MalformedUpdate.class, () -> Update.read(out.toBytes(), Bounds.DEFAULT));
  }

  @Test
  @DisplayName("64 values within each other are read, 20,000 refused, in values and in JSON")
  void deep() {
    Update.read(arrays(64), Bounds.DEFAULT);
    assertThrows(MalformedUpdate.class, () -> Update.read(arrays(65), Bounds.DEFAULT));
    assertThrows(MalformedUpdate.class, () -> Update.read(arrays(20_000), Bounds.DEFAULT));
    Update.read(json(64), Bounds.DEFAULT);
    assertThrows(MalformedUpdate.class, () -> Update.read(json(20_000), Bounds.DEFAULT));
  }

  private static byte[] arrays(int depth) {
    Writer out = new Writer();
    out.raw(bytes("01 01 01 00 08 01 01 74 01"), 0, 9);
    for (int i = 0; i < depth; i++) {
      out.octet(Any.ARRAY).octet(1);
    }
    return out.octet(Any.NULL).octet(0).toBytes();
  }

  private static byte[] json(int depth) {
    Writer out = new Writer();
    out.raw(bytes("01 01 01 00 05 01 01 74"), 0, 8);
    return out.text("[".repeat(depth) + "]".repeat(depth)).octet(0).toBytes();
  }

  @Test
  @DisplayName("200,000 structs are read, one more is not, deletes count as well")
  void many() {
    assertEquals(200_000, Update.read(collected(200_000, 0), Bounds.DEFAULT).structs());
    assertThrows(MalformedUpdate.class, () -> Update.read(collected(200_001, 0), Bounds.DEFAULT));
    assertThrows(
        MalformedUpdate.class, () -> Update.read(collected(199_000, 1_001), Bounds.DEFAULT));
  }

  private static byte[] collected(int structs, int deletes) {
    Writer out = new Writer();
    out.octet(1).varUint(structs).octet(1).octet(0);
    for (int i = 0; i < structs; i++) {
      out.octet(Kind.GC).octet(1);
    }
    if (deletes == 0) {
      return out.octet(0).toBytes();
    }
    out.octet(1).octet(1).varUint(deletes);
    for (int i = 0; i < deletes; i++) {
      out.varUint(2L * i).octet(1);
    }
    return out.toBytes();
  }

  @Test
  @DisplayName("clients have 53 bits")
  void clients() {
    Writer out = new Writer();
    out.octet(1).octet(1).varUint((1L << 53) - 1).octet(0).octet(Kind.GC).octet(1).octet(0);
    Update update = Update.read(out.toBytes(), Bounds.DEFAULT);
    assertEquals(Set.of((1L << 53) - 1), update.clients());
    StateVector vector = UpdateSet.of(update).vector();
    assertEquals(1, StateVector.read(vector.bytes(), Bounds.DEFAULT).clock((1L << 53) - 1));
  }

  @Test
  @DisplayName("a state vector is read to its last byte as well")
  void vector() {
    StateVector vector = StateVector.read(bytes("02 05 01 03 80 01"), Bounds.DEFAULT);
    assertEquals(128, vector.clock(3));
    assertEquals(0, vector.clock(4));
    assertEquals(Set.of(3L, 5L), vector.clients());
    assertArrayEquals(bytes("02 05 01 03 80 01"), vector.bytes());
    for (String wrong : new String[] {"", "01", "01 01", "00 00", "02 01 01 01 01", "7f"}) {
      byte[] bytes = bytes(wrong);
      assertThrows(MalformedUpdate.class, () -> StateVector.read(bytes, Bounds.DEFAULT));
    }
  }

  static Update update(String hex) {
    return Update.read(bytes(hex), Bounds.DEFAULT);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
