package chat.parley.process;

import static chat.parley.support.Person.ok;
import static chat.parley.support.Person.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as README tells it. */
class LaunchIT {
  @TempDir private Path folder;

  private Jar start(String... arguments) {
    return Jar.start(folder, Map.of(), arguments);
  }

  @Test
  @DisplayName("what was said is still there after a stop and a start, and clients are told")
  void stopAndStart() {
    Person ann;
    JsonObject joined;
    CompletableFuture<JsonObject> last;
    try (Jar parley = start("--port", "0", "--data", "here")) {
      ann = Person.comes(JdkWebSocket.CARRIER, parley.port(), "Ann");
      joined = ann.joins("lobby");
      ann.says("lobby", "remember me");
      last = ann.begins("send", lastWords());
      parley.terminate();
      JsonObject bye = ann.next("bye");
      assertEquals(4200, bye.getInteger("code"));
      assertEquals("now", bye.getString("reconnect"));
      assertEquals(4200, ann.isClosed());
      assertEquals(0, parley.exitCode());
      assertTrue(parley.output().stream().noneMatch(line -> line.contains("ERROR")));
    }
    assertTrue(Files.exists(folder.resolve("here").resolve("parley.db")));
    try (Jar parley = start("--port", "0", "--data", "here")) {
      JsonObject since =
          new JsonObject()
              .put("lobby", new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 0));
      Person again = Person.returns(JdkWebSocket.CARRIER, parley.port(), ann, since);
      again.joins("lobby");
      JsonObject room = again.welcome().getJsonArray("rooms").getJsonObject(0);
      assertTrue(room.getBoolean("recovered"));
      assertEquals("remember me", texts(room.getJsonArray("entries")).get(0));
      assertEquals(ann.user(), again.user());
      JsonObject repeated = ok(again.asks("send", lastWords()));
      boolean acknowledged = last.isDone() && last.join().getBoolean("ok");
      assertTrue(!acknowledged || repeated.getBoolean("dup", false), repeated.encode());
      assertEquals(2, repeated.getLong("seq"));
    }
  }

  /** May arrive before the stop or not; said again, it is there once. */
  private static JsonObject lastWords() {
    return Person.to("room:lobby", "last words").put("cid", "last");
  }

  @Test
  @DisplayName("it serves the page, with its libraries, from the jar alone")
  void page() throws Exception {
    try (Jar parley = start("-conf", "{\"http\":{\"port\":0}}", "-instances", "3")) {
      HttpClient client = HttpClient.newHttpClient();
      for (String path :
          List.of(
              "/",
              "/page/main.js",
              "/js/main.js",
              "/lib/lit-html/lit-html.js",
              "/lib/sockjs.min.js")) {
        URI address = URI.create("http://127.0.0.1:" + parley.port() + path);
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), path);
        assertTrue(
            response.headers().firstValue("content-security-policy").orElse("").contains("'self'"));
      }
      for (int n = 0; n < 6; n++) {
        Person ann = Person.comes(JdkWebSocket.CARRIER, parley.port(), "Ann" + n);
        ok(ann.asks("ping", new JsonObject()));
      }
    }
  }

  @Test
  @DisplayName("a setting that cannot be stops the start with one clear line")
  void wrongSettings() throws Exception {
    refuses("http.port", "--port", "x");
    refuses("http.port", "--port", "70000");
    refuses("http.port and operations.port", "--port", "9000", "--operations-port", "9000");
    refuses("http.host nowhere.invalid", "-conf", "{\"http\":{\"host\":\"nowhere.invalid\"}}");
    String relay = "{\"socketio\":{\"relays\":[{\"on\":\"send\",\"to\":\"everyone\"}]}}";
    refuses("socketio.relays: \"send\"", "--port", "0", "-conf", relay);
    refuses("unknown key limits.room", "-conf", "{\"limits\":{\"room\":1}}");
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"http\":{\"port\":tru}}");
    refuses("bad.json", "-conf", file.toString());
    refuses("nowhere.json", "-conf", "nowhere.json");
    String data = folder.resolve("taken").toString();
    try (Jar holder = start("--port", "0", "--data", data);
        ServerSocket busy = new ServerSocket(0)) {
      holder.port();
      refuses("in use", "--port", "0", "--data", data);
      refuses("http.port " + busy.getLocalPort(), "--port", "" + busy.getLocalPort());
      assertRefused(0);
    }
  }

  @Test
  @DisplayName("a mistake on the command line gets one line, and the name that was meant")
  void mistakes() {
    refuses("no option --prot, but --port", "--prot", "9000");
    refuses("no option -clutser, but -cluster", "-clutser");
    refuses("no command backpu, but backup", "backpu", "x");
    refuses("no option --forec, but --force", "backup", "--forec", "x");
    refuses("no argument b", "backup", "a", "b");
    refuses("FILE", "backup");
    refuses("--port", "--port", "--data", "x");
    refuses("only once", "--port", "1", "--port", "2");
    refuses("not an int", "-instances", "two");
    refuses("-instances must be from 1", "-instances", "0");
    refuses("no file nowhere.json", "-options", "nowhere.json");
    refuses("eventLoopPoolSize", "-options", "{\"eventLoopPoolSize\":0}");
    refuses("launcher", "-deployment-options", "{\"instances\":-1}", "--port", "0");
    assertRefused(0);
  }

  private final Deque<Refused> refused = new ArrayDeque<>();
  private int starts;

  /** A start that is to fail. */
  private record Refused(Jar jar, String reason) {}

  /** Each in a folder of its own: the next one starts while the last one fails. */
  private void refuses(String reason, String... arguments) {
    Path own = folder.resolve("refused-" + starts++);
    assertTrue(own.toFile().mkdir());
    refused.add(new Refused(Jar.start(own, Map.of(), arguments), reason));
    assertRefused(1);
  }

  private void assertRefused(int but) {
    while (refused.size() > but) {
      Refused start = refused.remove();
      assertNotEquals(0, start.jar().exitCode());
      List<String> said =
          start.jar().output().stream().filter(line -> !line.contains(" INFO ")).toList();
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.get(0).contains(start.reason()), said.toString());
    }
  }

  @Test
  @DisplayName("as JSON, every line of the log is an object")
  void json() {
    try (Jar parley =
        Jar.start(folder, Map.of("PARLEY_OPERATIONS_LOG_FORMAT", "json"), "--port", "0")) {
      Await.until("it listens", () -> said(parley, "listens on"));
      // terminate() would close what it prints
      parley.signal("TERM");
      assertEquals(0, parley.exitCode());
      List<JsonObject> lines = parley.output().stream().map(JsonObject::new).toList();
      assertTrue(lines.size() > 2);
      for (JsonObject line : lines) {
        assertEquals("INFO", line.getString("level"), line.encode());
        assertEquals("parley", line.getString("loggerName"));
        assertTrue(Math.abs(line.getLong("timestamp") - System.currentTimeMillis()) < 120_000);
      }
      assertEquals("Parley has stopped", lines.get(lines.size() - 1).getString("formattedMessage"));
    }
    refuses("operations.logFormat", "-conf", "{\"operations\":{\"logFormat\":\"xml\"}}");
  }

  private static boolean said(Jar parley, String part) {
    return parley.printed().stream().anyMatch(line -> line.contains(part));
  }

  @Test
  @DisplayName("--help and --version answer and exit with 0")
  void help() {
    Jar help = start("--help");
    assertEquals(0, help.exitCode());
    String text = String.join("\n", help.output());
    for (String option :
        List.of("--port", "--data", "--version", "-conf", "-instances", "backup", "restore")) {
      assertTrue(text.contains(option), text);
    }
    Jar version = start("--version");
    assertEquals(0, version.exitCode());
    assertTrue(version.output().get(0).matches("Parley \\d+\\.\\d+\\.\\d+.*"));
  }
}
