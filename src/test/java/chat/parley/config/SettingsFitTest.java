package chat.parley.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting is spelled in one way or refused, and two that do not fit are refused by name. */
class SettingsFitTest {
  private static final String OPEN_TEXTS = "cluster.(key|trust)Store(Password)?|files.folder";

  private static ParleyConfig read(String json) {
    return ParleyConfig.read(new JsonObject(json.replace('\'', '"')), Map.of());
  }

  private static String refusal(String json) {
    return oneLine(assertThrows(ConfigException.class, () -> read(json).checkCluster(), json));
  }

  private static String oneLine(ConfigException refused) {
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    return refused.getMessage();
  }

  /** As {@code section.key}, where a section may be within another. */
  static Stream<String> all() throws IOException {
    JsonObject shipped = new JsonObject(Files.readString(Path.of("conf", "parley.json")));
    return keys("", shipped);
  }

  private static Stream<String> keys(String above, JsonObject section) {
    return section.stream()
        .flatMap(
            key ->
                key.getValue() instanceof JsonObject inner
                    ? keys(above + key.getKey() + ".", inner)
                    : Stream.of(above + key.getKey()));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("a value of another kind, or none, is refused for every setting")
  void otherKinds(String setting) {
    String[] names = setting.split("\\.");
    for (Object value : new Object[] {new JsonObject(), null, new JsonArray().add(7)}) {
      JsonObject json = new JsonObject().put(names[names.length - 1], value);
      for (int above = names.length - 2; above >= 0; above--) {
        json = new JsonObject().put(names[above], json);
      }
      String refused = refusal(json.encode());
      assertTrue(refused.contains(setting), refused);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("so is nonsense in the environment")
  void environment(String setting) {
    String variable =
        "PARLEY_" + setting.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
    if (!setting.matches(OPEN_TEXTS)) {
      Map<String, String> nonsense = Map.of(variable, "some\tthing ");
      ConfigException refused =
          assertThrows(
              ConfigException.class, () -> ParleyConfig.read(new JsonObject(), nonsense), variable);
      assertTrue(oneLine(refused).contains(setting), refused.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("each is written down, with its default")
  void documented(String setting) throws IOException {
    String table = Files.readString(Path.of("src", "docs", "settings.md"));
    JsonObject shipped = new JsonObject(Files.readString(Path.of("conf", "parley.json")));
    String[] names = setting.split("\\.");
    Object value = shipped;
    for (String name : names) {
      value = ((JsonObject) value).getValue(name);
    }
    String shown = shown(value).isEmpty() ? "none" : "`" + shown(value) + "`";
    String row = "| `" + setting + "` | " + (setting.endsWith("relays") ? "" : shown + " |");
    assertTrue(table.contains(row), row);
  }

  private static String shown(Object value) {
    return value instanceof JsonArray list
        ? String.join("`, `", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'http':{'host':''}}                                    | http.host",
        "{'http':{'host':' 127.0.0.1'}}                          | http.host",
        "{'http':{'host':'http://127.0.0.1'}}                    | http.host",
        "{'http':{'port':''}}                                    | http.port",
        "{'http':{'port':' 80'}}                                 | http.port",
        "{'http':{'port':true}}                                  | http.port",
        "{'http':{'compression':'yes'}}                          | http.compression",
        "{'http':{'compression':1}}                              | http.compression",
        "{'operations':{'host':''}}                              | operations.host",
        "{'cluster':{'host':''}}                                 | cluster.host",
        "{'cluster':{'members':['']}}                            | cluster.members",
        "{'cluster':{'members':['a:b:c']}}                       | cluster.members",
        "{'store':{'data':''}}                                   | store.data",
        "{'store':{'data':'  '}}                                 | store.data",
        "{'store':{'synchronous':'full'}}                        | store.synchronous",
        "{'socketio':{'transports':[]}}                          | socketio.transports",
        "{'socketio':{'transports':['Polling']}}                 | socketio.transports",
        "{'socketio':{'relays':''}}                              | socketio.relays",
        "{'socketio':{'relays':[{'on':'a','to':'everyone'},{'on':'a','to':'others'}]}} |"
            + " socketio.relays",
        "{'sockjs':{'disabledTransports':['XHR']}}               | sockjs.disabledTransports",
        "{'files':{'scanner':'clamd'}}                           | files.scanner",
        "{'files':{'scanner':'clamd:3310:1'}}                    | files.scanner",
        "{'boards':{'statsd':7}}                                 | boards.statsd",
        "{'boards':{'statsd':null}}                              | boards.statsd",
        "{'boards':{'statsd':{'prt':1}}}                         | boards.statsd.prt",
        "{'boards':{'statsd':{'port':8125}}}                     | boards.statsd.board",
        "{'boards':{'statsd':{'port':8125,'board':'ops'}}}       | boards.statsd.board",
        "{'s3':{'endpoint':'ftp://a.example'}}                   | s3.endpoint",
        "{'s3':{'endpoint':'https://a.example'}}                 | s3.secret",
        "{'s3':{'endpoint':'https://a','bucket':'abc','key':'k','secret':'s'},'files':{'store':'none'}}"
            + " | files.store",
        "{'s3':{'endpoint':'https://a','bucket':'abc','key':'k','secret':'s'},'files':{'largestBytes':99999999999}}"
            + " | files.largestBytes"
      })
  @DisplayName("empty, spaced and misspelled values are refused")
  void refused(String json, String named) {
    assertTrue(refusal(json).contains(named), refusal(json));
  }

  @Test
  @DisplayName("the same item twice is one item")
  void twice() {
    ParleyConfig config =
        read(
            "{'http':{'origins':['https://a.example','https://A.example/']},"
                + "'socketio':{'transports':['polling','polling']},"
                + "'sockjs':{'disabledTransports':['xhr','xhr']}}");
    assertEquals(List.of("https://a.example"), config.http().origins());
    assertEquals(List.of("polling"), config.socketio().transports());
    assertEquals(List.of("xhr"), config.sockjs().disabledTransports());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'http':{'port':8080},'operations':{'port':8080}}       | http.port | operations.port",
        "{'http':{'port':5701}}                                  | http.port | cluster.port",
        "{'http':{'port':4701}}                                  | operations.port | cluster.port",
        "{'cluster':{'busPort':5701}}                            | cluster.busPort | cluster.port",
        "{'cluster':{'passPort':5701}}                           | cluster.passPort | cluster.port",
        "{'cluster':{'busPort':7000,'passPort':7000}}            | cluster.busPort |"
            + " cluster.passPort",
        "{'cluster':{'busPort':8080}}                            | cluster.busPort | http.port",
        "{'cluster':{'passPort':8080}}                           | cluster.passPort | http.port",
        "{'cluster':{'busPort':9080}}                            | cluster.busPort |"
            + " operations.port",
        "{'cluster':{'passPort':9080}}                           | cluster.passPort |"
            + " operations.port",
        "{'cluster':{'keyStore':'node.p12'}}                     | cluster.keyStore | cluster.tls",
        "{'cluster':{'trustStore':'node.p12'}}                   | cluster.trustStore |"
            + " cluster.tls",
        "{'files':{'store':'folder'}}                            | files.store | cluster",
        "{'files':{'store':'database'}}                          | files.store | store.url",
        "{'cluster':{'compareMillis':5000}}                      | cluster.compareMillis |"
            + " cluster.silenceSeconds",
        "{'http':{'idleSeconds':25}}                             | http.idleSeconds |"
            + " times.pingSeconds",
        "{'times':{'pingSeconds':60}}                            | http.idleSeconds |"
            + " times.pingSeconds",
        "{'sockjs':{'heartbeatSeconds':60}}                      | http.idleSeconds |"
            + " sockjs.heartbeatSeconds",
        "{'limits':{'textCharacters':20000}}                     | limits.textCharacters |"
            + " limits.frameBytes",
        "{'socketio':{'maxPayloadBytes':30000}}                  | limits.textCharacters |"
            + " socketio.maxPayloadBytes",
        "{'limits':{'frameBytes':2000000}}                       | limits.frameBytes |"
            + " limits.waitingBytes",
        "{'limits':{'pageBytes':2000000}}                        | limits.pageBytes |"
            + " limits.waitingBytes",
        "{'limits':{'sendsPerSecond':51}}                        | limits.sendsPerSecond |"
            + " limits.commandsPerSecond",
        "{'limits':{'sendsBurst':101}}                           | limits.sendsBurst |"
            + " limits.commandsBurst",
        "{'documents':{'bytes':40000000}}                        | documents.bytes |"
            + " documents.logBytes",
        "{'documents':{'historyDays':181}}                       | documents.historyDays |"
            + " documents.hourlyDays",
        "{'documents':{'dailyDays':179}}                         | documents.hourlyDays |"
            + " documents.dailyDays",
        "{'http':{'loops':3},'limits':{'connections':2}}         | http.loops | limits.connections"
      })
  @DisplayName("two that contradict each other are both named")
  void contradictions(String json, String one, String other) {
    String refused = refusal(json);
    assertTrue(refused.contains(one) && refused.contains(other), refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'http':{'port':0},'operations':{'port':0}}",
        "{'http':{'port':8080},'operations':{'port':8080,'enabled':false}}",
        "{'http':{'idleSeconds':20},'socketio':{'enabled':false},"
            + "'sockjs':{'disabledTransports':['xhr','eventsource','htmlfile','jsonp']}}",
        "{'http':{'idleSeconds':26},'socketio':{'transports':['websocket']}}",
        "{'store':{'url':'postgresql://u:p@a/b'}}",
        "{'cluster':{'tls':'files','keyStore':'a','trustStore':'b'}}",
        "{'cluster':{'members':[]}}",
        "{'cluster':{'members':['parley-1','10.0.0.2:5702','::1']}}"
      })
  @DisplayName("what fits is taken")
  void fits(String json) {
    assertDoesNotThrow(() -> read(json).checkCluster());
  }

  @Test
  @DisplayName("what only a cluster would mind is nobody's concern without one")
  void alone() {
    assertDoesNotThrow(() -> read("{'http':{'port':5701},'cluster':{'busPort':5701}}"));
  }
}
