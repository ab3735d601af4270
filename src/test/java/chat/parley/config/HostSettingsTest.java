package chat.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and origins are spelled as browsers spell them, or refused. */
class HostSettingsTest {
  private static ParleyConfig read(String json) {
    return ParleyConfig.read(new JsonObject(json.replace('\'', '"')), Map.of());
  }

  private static String refusal(String json) {
    return assertThrows(ConfigException.class, () -> read(json), json).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://chat.example.org        | https://chat.example.org",
        "https://Chat.Example.ORG/       | https://chat.example.org",
        "HTTPS://chat.example.org:443    | https://chat.example.org",
        "http://chat.example.org:80/     | http://chat.example.org",
        "http://chat.example.org:443     | http://chat.example.org:443",
        "https://chat.example.org.       | https://chat.example.org",
        "https://bücher.example          | https://xn--bcher-kva.example",
        "http://[::1]:3000               | http://[0:0:0:0:0:0:0:1]:3000",
        "capacitor://localhost           | capacitor://localhost",
        "*                               | *"
      })
  @DisplayName("an origin is spelled as browsers do")
  void origins(String given, String spelled) {
    assertEquals(List.of(spelled), read("{'http':{'origins':['" + given + "']}}").http().origins());
    if (given.toLowerCase(Locale.ROOT).startsWith("http")) {
      HttpConfig http = read("{'http':{'clientAddresses':['" + given + "']}}").http();
      assertEquals(List.of(spelled), http.clientAddresses());
      assertEquals(List.of(spelled), http.admittedOrigins());
      assertTrue(spelled.contains("://" + http.ownHosts().get(0)));
    } else {
      refusal("{'http':{'clientAddresses':['" + given + "']}}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "evil",
        "",
        " ",
        "*.example.org",
        "https://*.example.org",
        "https://chat.example.org/page",
        "https://ann@chat.example.org",
        "https://chat.example.org; script-src *",
        "chat.example.org:443",
        "https://",
        "https://chat..example",
        "https://chat.example.org:x",
        "//chat.example.org"
      })
  @DisplayName("what no browser would send as an origin is refused, instead of refusing everybody")
  void noOrigins(String given) {
    assertTrue(refusal("{'http':{'origins':['" + given + "']}}").contains("http.origins"));
    String addresses = refusal("{'http':{'clientAddresses':['" + given + "']}}");
    assertTrue(addresses.contains("http.clientAddresses"));
    if (!given.isBlank()) {
      Map<String, String> variable = Map.of("PARLEY_HTTP_ORIGINS", "https://a.example," + given);
      assertThrows(ConfigException.class, () -> ParleyConfig.read(new JsonObject(), variable));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Chat.Example.ORG, chat.example.org",
    "chat.example.org., chat.example.org",
    "bücher.example, xn--bcher-kva.example",
    "10.0.0.1, 10.0.0.1",
    "::1, [0:0:0:0:0:0:0:1]",
    "[::1], [0:0:0:0:0:0:0:1]",
    "parley_1, parley_1",
    "*, *"
  })
  @DisplayName("a host is spelled as in a Host header")
  void hosts(String given, String spelled) {
    assertEquals(List.of(spelled), read("{'http':{'hosts':['" + given + "']}}").http().hosts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://chat.example.org",
        "chat.example.org:443",
        "*.example.org",
        "chat.example.org/",
        "a b",
        "ann@chat.example.org",
        "300.1.1.1",
        "[::1]:80"
      })
  @DisplayName("what no Host header would say is refused")
  void noHosts(String given) {
    assertTrue(refusal("{'http':{'hosts':['" + given + "']}}").contains("http.hosts"));
  }
}
