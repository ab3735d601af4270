package chat.parley.transport.socketio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Node;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Base64 as Node reads it, which is what Node itself is asked. */
class Base64TextTest {
  private static final int RANDOM_TEXTS = 5_000;

  /** Of every kind of character, those most that end, break or shorten base64. */
  private static final String CHARACTERS = "AQYZaz09+/-_====\n\r\t  ,!\0\u00e9\u20ac";

  private static List<String> corpus() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "",
                "Y",
                "YQ",
                "YQ=",
                "YQ==",
                "YQ===",
                "YR==",
                "YWI",
                "YWJj\n",
                "YW-_",
                "YW+/",
                "Y\nQ=\r\n=",
                "YQ==YQ==",
                "=YQ",
                "==",
                "A=B=C=D=",
                "YW!Jj",
                "YW\u00e9Jj",
                "YWJjZ"));
    Random random = new Random(1);
    for (int n = 0; n < RANDOM_TEXTS; n++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      texts.add(Base64.getMimeEncoder().encodeToString(bytes) + "\r\n");
      texts.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  @DisplayName("line breaks, the alphabet for URLs, no padding, padding within, what is no base64")
  void asNode() {
    try (Node node = Node.run("base64.cjs")) {
      for (String text : corpus()) {
        String line = new JsonArray().add(text).encode();
        node.types(line);
        Buffer expected = Buffer.buffer(Base64.getDecoder().decode(node.prints("")));
        assertEquals(expected, Base64Text.decode("b" + text, 1), line);
      }
    }
  }
}
