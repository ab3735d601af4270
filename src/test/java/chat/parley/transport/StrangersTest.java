package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What acceptance found when it behaved badly. */
class StrangersTest {
  @TempDir private static Path data;
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Person comes(String name) {
    return Person.comes(JdkWebSocket.CARRIER, server.port(), name);
  }

  @Test
  @DisplayName("rooms of two with made-up users are not opened, nor written to")
  void madeUp() {
    Person ann = comes("Ann");
    List<String> two = new ArrayList<>(List.of(ann.user(), "zz-nobody"));
    two.sort(null);
    JsonObject room = new JsonObject().put("room", "direct:" + String.join(":", two));
    ann.isRefused(404, "no_such_user", "join", room);
    ann.isRefused(
        403, "not_member", "send", Person.to("room:" + room.getString("room"), "planted"));
    Person bob = comes("Bob");
    two = new ArrayList<>(List.of(ann.user(), bob.user()));
    two.sort(null);
    assertEquals(0, ann.joins("direct:" + String.join(":", two)).getLong("head"));
  }

  @Test
  @DisplayName("a refused command is answered by its id, even if the rest cannot be read")
  void answeredById() {
    Person ann = comes("Ann");
    for (String rest :
        new String[] {"\"x\":\"\\ud83d\"", "\"op\":\"ping\",\"op\":1", "\"x\":1e400"}) {
      CompletableFuture<JsonObject> reply = ann.expects(77);
      ann.sendsText("{\"id\":77," + rest + "}");
      Person.assertRefused(400, "bad_request", Person.await(reply));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00A0", "\u3164", "\u2800\u2800", "\u034F", "\u200D", "a\u202Eb", "a\u200Eb"})
  @DisplayName("names that show nothing, or deceive, are refused")
  void invisible(String name) {
    Person ann = Person.connects(JdkWebSocket.CARRIER, server.port());
    ann.isRefused(400, "bad_request", "hello", new JsonObject().put("name", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bøb 🫠", "👨‍👩‍👧", "نام‌ها", "李小龙", "  Zoë  "})
  @DisplayName("names that people bear are welcome")
  void visible(String name) {
    assertEquals(name.strip(), comes(name).welcome().getJsonObject("user").getString("name"));
  }

  @Test
  @DisplayName("a status holds in rooms that are joined later")
  void status() {
    Person ann = comes("Ann");
    ok(ann.asks("presence", new JsonObject().put("set", "away")));
    JsonObject members = ann.joins("later").getJsonObject("members");
    assertEquals("away", members.getJsonArray("users").getJsonObject(0).getString("status"));
  }

  @Test
  @DisplayName("the page around a message has as many as were asked for")
  void around() {
    Person ann = comes("Ann");
    ann.joins("around");
    for (int n = 1; n <= 5; n++) {
      ann.says("around", "m" + n);
    }
    JsonObject one = new JsonObject().put("room", "around").put("around", 3).put("limit", 1);
    assertEquals(List.of("m3"), Person.texts(ok(ann.asks("history", one)).getJsonArray("entries")));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /%ZZ, 400",
    "GET, /%, 400",
    "GET, foo, 400",
    "HEAD, /health/live, 200",
    "HEAD, /health/ready, 200",
    "GET, /../../etc/passwd, 404",
    "GET, /js/..%2F..%2Fetc/passwd, 404"
  })
  @DisplayName("odd requests get a plain answer")
  void oddRequests(String method, String path, String status) {
    try (RawSocket socket = new RawSocket(server.port())) {
      String answer = socket.asks(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals(status, answer.substring(9, 12), answer);
    }
  }

  @Test
  @DisplayName("what is no array of texts is refused by SockJS as a whole")
  void sockJs() {
    for (String body : new String[] {"[null]", "[\"a\",null]", "[[]]", "{\"op\":1}", "7"}) {
      try (RawSocket socket = new RawSocket(server.port())) {
        String open = socket.asks(post("/sockjs/000/strange1/xhr", "", "text/plain"));
        assertTrue(open.startsWith("HTTP/1.1 200"), open);
      }
      try (RawSocket socket = new RawSocket(server.port())) {
        String answer = socket.asks(post("/sockjs/000/strange1/xhr_send", body, "text/plain"));
        assertTrue(answer.startsWith("HTTP/1.1 500"), body + answer);
      }
    }
    try (RawSocket socket = new RawSocket(server.port())) {
      String form = "multipart/form-data; boundary=";
      String answer = socket.asks(post("/sockjs/000/strange1/xhr_send", "x", form));
      assertTrue(answer.startsWith("HTTP/1.1 415"), answer);
    }
  }

  private static String post(String path, String body, String type) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, type, body.length(), body);
  }
}
