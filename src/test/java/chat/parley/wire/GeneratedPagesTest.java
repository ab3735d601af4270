package chat.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.LimitsConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.wire.field.Bounds;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is said of ops and events is what the tables say. {@code mvn test -Dtest=GeneratedPagesTest
 * -Dparley.renew=true} writes the pages anew.
 */
class GeneratedPagesTest {
  private static final boolean RENEW = Boolean.getBoolean("parley.renew");
  private static final String ADVICE =
      "it differs from the tables in chat.parley.wire; renew it with:"
          + " mvn test -Dtest=GeneratedPagesTest -Dparley.renew=true";

  private static final Path PAGE = Path.of("src/docs/protocol.md");
  private static final Path SCHEMA = Path.of("src/docs/schema/chat.v1.json");

  /** Those of a new installation. */
  private static Bounds bounds() {
    ParleyConfig config = ParleyConfig.read(new JsonObject(), Map.of());
    LimitsConfig limits = config.limits();
    return new Bounds(
        limits.textCharacters(),
        limits.page(),
        limits.emitBytes(),
        limits.rooms(),
        config.socketio().revision3());
  }

  @Test
  @DisplayName("src/docs/protocol.md says of every op what the table says")
  void ops() throws IOException {
    part("ops", new ProtocolPage(bounds()).ops());
  }

  @Test
  @DisplayName("src/docs/protocol.md says of every event what the table says")
  void events() throws IOException {
    part("events", new ProtocolPage(bounds()).events());
  }

  @Test
  @DisplayName("src/docs/protocol.md has every name that is kept for later")
  void names() throws IOException {
    part("names", ProtocolPage.names());
  }

  private static void part(String name, String text) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- " + name + ": made by GeneratedPagesTest, do not edit -->\n";
    String end = "<!-- end of " + name + " -->";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertTrue(from >= begin.length() && to >= from, PAGE + " has no part for " + name);
    if (RENEW) {
      Files.writeString(PAGE, page.substring(0, from) + "\n" + text + "\n" + page.substring(to));
    } else {
      assertEquals("\n" + text + "\n", page.substring(from, to), PAGE + ": " + ADVICE);
    }
  }

  @Test
  @DisplayName("src/docs/schema/chat.v1.json has every command, reply and event of the tables")
  void schema() throws IOException {
    String text = ChatSchema.document().encodePrettily() + "\n";
    if (RENEW) {
      Files.createDirectories(SCHEMA.getParent());
      Files.writeString(SCHEMA, text);
    } else {
      assertEquals(text, Files.readString(SCHEMA), SCHEMA + ": " + ADVICE);
    }
  }
}
