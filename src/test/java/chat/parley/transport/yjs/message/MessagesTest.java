package chat.parley.transport.yjs.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.document.CursorState;
import chat.parley.support.Node;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Yjs, byte by byte, and beside the libraries that write and read them. */
class MessagesTest {
  private static final int RANDOM_MESSAGES = 400;
  private static final byte[] HI = HexFormat.of().parseHex("010101000401017402686900");

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replace(" ", ""));
  }

  @Test
  @DisplayName("the examples of the description are read as what they are")
  void examples() {
    ClientMessage.StepOne one =
        assertInstanceOf(ClientMessage.StepOne.class, YReader.read(hex("00 00 01 00")));
    assertArrayEquals(hex("00"), one.vector());
    ClientMessage.StepTwo two =
        assertInstanceOf(ClientMessage.StepTwo.class, YReader.read(hex("00 01 02 00 00")));
    assertArrayEquals(hex("00 00"), two.update());
    assertInstanceOf(ClientMessage.QueryStates.class, YReader.read(hex("03")));
    ClientMessage.Probe probe =
        assertInstanceOf(ClientMessage.Probe.class, YReader.read(hex("66 01 05")));
    assertArrayEquals(hex("66 01 05"), ServerMessages.unnamed().probe(probe.version()));
    assertEquals(new ClientMessage.Unknown(77), YReader.read(hex("4d 01 02 03")));
    assertArrayEquals(hex("00 02 02 00 00"), ServerMessages.unnamed().nothing());
    assertArrayEquals(hex("03 61 2f 62 08 01"), ServerMessages.of("a/b").status(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00 00",
        "00 00 02 00",
        "00 00 01 00 00",
        "00 03 01 00",
        "00 00 ff ff ff ff 07",
        "00 00 ff ff ff ff ff ff ff ff ff 01",
        "80 80 80 80 80 80 80 80 80 00",
        "01 02 01",
        "66"
      })
  @DisplayName("what is cut off, goes on, or counts too far is malformed, and nothing is allocated")
  void malformed(String bytes) {
    assertThrows(MalformedMessage.class, () -> YReader.read(hex(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 01 01", "ff ff ff ff 0f", "01 01 00 02 ff fe", "00 00"})
  @DisplayName("states that are none are malformed")
  void malformedStates(String bytes) {
    assertThrows(MalformedMessage.class, () -> Awareness.read(hex(bytes)));
  }

  @Test
  @DisplayName("bytes at random are read, or malformed, and nothing else")
  void garbage() {
    Random random = new Random(16);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = random.nextInt(3) == 0 ? bytes[at] : (byte) random.nextInt(6);
      }
      survives(() -> YReader.read(bytes));
      survives(() -> HocuspocusReader.read(bytes));
      survives(() -> Awareness.read(bytes));
    }
  }

  private static void survives(Runnable reading) {
    try {
      reading.run();
    } catch (MalformedMessage expected) {
      // what it should be
    }
  }

  @Test
  @DisplayName("what y-protocols and Hocuspocus write is read as it was meant, whole and not cut")
  void theirs() {
    try (Node node = Node.run("yjs-words.cjs", "16", "" + RANDOM_MESSAGES)) {
      for (int i = 0; i < RANDOM_MESSAGES; i++) {
        String[] line = node.prints("said").split(" ", 3);
        byte[] frame = Base64.getDecoder().decode(line[1]);
        JsonObject meant = new JsonObject(line[2]);
        String name = meant.getString("name");
        ClientMessage message =
            name == null ? YReader.read(frame) : HocuspocusReader.read(frame).message();
        if (name != null) {
          assertEquals(name, HocuspocusReader.read(frame).name());
        }
        assertEquals(meant.getJsonArray("what"), spelled(message));
        byte[] cut = Arrays.copyOf(frame, frame.length - 1);
        survives(() -> YReader.read(cut));
        survives(() -> HocuspocusReader.read(cut));
      }
    }
  }

  private static JsonArray spelled(ClientMessage message) {
    if (message instanceof ClientMessage.StepOne one) {
      return new JsonArray().add("step-one").add(base64(one.vector()));
    }
    if (message instanceof ClientMessage.StepTwo two) {
      return new JsonArray().add("step-two").add(base64(two.update()));
    }
    if (message instanceof ClientMessage.Update update) {
      return new JsonArray().add("update").add(base64(update.update()));
    }
    if (message instanceof ClientMessage.States states) {
      JsonArray all = new JsonArray();
      Awareness.read(states.states())
          .forEach(
              state ->
                  all.add(
                      new JsonArray()
                          .add(state.client())
                          .add(state.clock())
                          .add(state.json().orElse("null"))));
      return new JsonArray(new JsonArray().add("awareness").add(all).encode());
    }
    if (message instanceof ClientMessage.Token token) {
      return new JsonArray().add("token").add(token.token()).add(token.pings());
    }
    if (message instanceof ClientMessage.Stateless stateless) {
      return new JsonArray().add("stateless").add(stateless.text());
    }
    return new JsonArray().add(message instanceof ClientMessage.Leave ? "leave" : "query");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  @DisplayName("what is written is read by y-protocols and Hocuspocus as it was meant")
  void ours() {
    ServerMessages messages = ServerMessages.of("lobby/żółw");
    try (Node node = Node.run("yjs-words.cjs", "0", "0")) {
      assertEquals(list(2, "hi", ""), hears(node, messages.update(HI), 0));
      assertEquals(list(1, "hi", ""), hears(node, messages.stepTwo(HI), 0));
      assertEquals(list(0, "", "AQIAAA=="), hears(node, messages.stepOne(hex("01 01 02")), 0));
      assertEquals(list(2, "", ""), hears(node, messages.nothing(), 0));
      List<CursorState> states =
          List.of(
              new CursorState((1L << 53) - 1, 300, Optional.of("{\"a\":\"😀\"}")),
              new CursorState(1, 0, Optional.empty()));
      assertEquals(
          new JsonArray()
              .add(list((1L << 53) - 1, 300, new JsonObject().put("a", "😀")))
              .add(list(1, 0, null)),
          hears(node, messages.awareness(states), 1));
      assertEquals(list("scope", "read-write"), hears(node, messages.authenticated(true), 2));
      assertEquals(list("scope", "readonly"), hears(node, messages.authenticated(false), 2));
      assertEquals(list("denied", "no 😀"), hears(node, messages.unauthenticated("no 😀"), 2));
      assertEquals(list("x".repeat(300)), hears(node, messages.stateless("x".repeat(300)), 5));
      assertEquals(list("gone"), hears(node, messages.closed("gone"), 7));
      assertEquals(list(1), hears(node, messages.status(true), 8));
      assertEquals(list(0), hears(node, messages.status(false), 8));
    }
  }

  private static JsonArray list(Object... values) {
    return new JsonArray(new JsonArray(Arrays.asList(values)).encode());
  }

  private static JsonArray hears(Node node, byte[] message, int type) {
    node.types(base64(message));
    JsonObject read = new JsonObject(node.prints("read").substring("read ".length()));
    assertEquals("lobby/żółw", read.getString("name"));
    assertEquals(type, read.getInteger("type"));
    assertEquals(true, read.getBoolean("over"));
    return new JsonArray(read.getJsonArray("what").encode());
  }
}
