package chat.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings check themselves. */
class ParleyConfigTest {

  private static ParleyConfig read(String json) {
    return ParleyConfig.read(new JsonObject(json), Map.of());
  }

  @Test
  @DisplayName("conf/parley.json holds every setting, with its default")
  void defaults() throws Exception {
    String shipped = Files.readString(Path.of("conf", "parley.json"));
    assertEquals(read("{}"), read(shipped));
    JsonObject json = new JsonObject(shipped);
    assertEquals(HttpConfig.class.getRecordComponents().length, size(json, "http"));
    assertEquals(SockJsConfig.class.getRecordComponents().length, size(json, "sockjs"));
    assertEquals(LimitsConfig.class.getRecordComponents().length, size(json, "limits"));
    assertEquals(TimesConfig.class.getRecordComponents().length, size(json, "times"));
    assertEquals(StoreConfig.class.getRecordComponents().length, size(json, "store"));
    assertEquals(MemoryConfig.class.getRecordComponents().length, size(json, "memory"));
  }

  private static int size(JsonObject json, String section) {
    return json.getJsonObject(section).size();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"http\":{\"port\":70000}}           | http.port",
        "{\"http\":{\"port\":\"x\"}}           | http.port",
        "{\"http\":{\"port\":1.5}}             | http.port",
        "{\"http\":{\"prot\":80}}              | unknown key http.prot",
        "{\"htpp\":{}}                         | unknown section htpp",
        "{\"http\":7}                          | http must be an object",
        "{\"http\":{\"transport\":\"kqueue\"}} | auto, epoll, io_uring, nio",
        "{\"http\":{\"origins\":[7]}}          | http.origins",
        "{\"sockjs\":{\"disabledTransports\":[\"smoke\"]}} | sockjs.disabledTransports",
        "{\"limits\":{\"rooms\":0}}            | limits.rooms",
        "{\"store\":{\"synchronous\":\"OFF\"}} | FULL, NORMAL",
        "{\"memory\":{\"sendingPercent\":70}} | memory.sendingPercent",
        "{\"memory\":{\"heapBytes\":1000000}} | limits.frameBytes",
        "{\"memory\":{\"heapBytes\":10000000}} | socketio.maxPayloadBytes",
        "{\"messages\":{\"retention\":7}} | messages.retention",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a\"}]}} | has rooms, a text, and days",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a\",\"days\":-1}]}} | 0 to 36500 days",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a\",\"days\":1.5}]}} | a whole number",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a*b\",\"days\":1}]}} | names a room",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a*\",\"days\":1},{\"rooms\":\"ab\",\"days\":2}]}} | never reached",
        "{\"messages\":{\"retention\":[{\"rooms\":\"a\",\"days\":1},{\"rooms\":\"a\",\"days\":1}]}} | never reached",
      })
  @DisplayName("a wrong setting is named, in one line")
  void wrong(String json, String named) {
    ConfigException refused = assertThrows(ConfigException.class, () -> read(json));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"));
  }

  @Test
  @DisplayName("the environment overrides the file, and is checked alike")
  void environment() {
    JsonObject file = new JsonObject("{\"http\":{\"port\":1}}");
    ParleyConfig config =
        ParleyConfig.read(
            file,
            Map.of(
                "PARLEY_HTTP_PORT", "9000",
                "PARLEY_HTTP_ORIGINS", "https://a.example, https://b.example",
                "PARLEY_LIMITS_TEXT_CHARACTERS", "10"));
    assertEquals(9000, config.http().port());
    assertEquals(List.of("https://a.example", "https://b.example"), config.http().origins());
    assertEquals(10, config.limits().textCharacters());
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> ParleyConfig.read(file, Map.of("PARLEY_HTTP_PORT", "-1")));
    assertTrue(refused.getMessage().contains("PARLEY_HTTP_PORT"), refused.getMessage());
    ConfigException unknown =
        assertThrows(
            ConfigException.class, () -> ParleyConfig.read(file, Map.of("PARLEY_HTTP_PROT", "1")));
    assertTrue(unknown.getMessage().contains("PARLEY_HTTP_PROT"), unknown.getMessage());
  }

  @Test
  @DisplayName("a password in a wrong store.url is not repeated")
  void secret() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> read("{\"store\":{\"url\":\"mysql://ann:secret@db/parley\"}}"));
    assertFalse(refused.getMessage().contains("secret"));
  }
}
