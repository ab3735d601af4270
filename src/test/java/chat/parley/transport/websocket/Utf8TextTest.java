package chat.parley.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Text of a WebSocket, in one piece or cut anywhere. */
class Utf8TextTest {
  private final Random random = new Random(8);

  private static Optional<String> strictly(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> read(byte[] bytes, int cut) {
    Utf8Text text = new Utf8Text();
    try {
      if (cut > 0) {
        text.add(Arrays.copyOf(bytes, cut), false);
      }
      text.add(Arrays.copyOfRange(bytes, cut, bytes.length), true);
      return Optional.of(text.text());
    } catch (MessageException refused) {
      return Optional.empty();
    }
  }

  private byte[] someBytes() {
    byte[] bytes = "a\u00e9\u5317\uFFFD\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    byte[] some = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    for (int n = random.nextInt(3); n > 0 && some.length > 0; n--) {
      some[random.nextInt(some.length)] = (byte) random.nextInt(256);
    }
    return some;
  }

  @Test
  @DisplayName("whatever comes, in one piece or two, is what a strict decoder says")
  void strict() {
    for (int round = 0; round < 300_000; round++) {
      byte[] bytes = someBytes();
      assertEquals(strictly(bytes), read(bytes, 0));
      assertEquals(
          strictly(bytes), read(bytes, bytes.length == 0 ? 0 : random.nextInt(bytes.length)));
    }
  }
}
