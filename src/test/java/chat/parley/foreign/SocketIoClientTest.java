package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official socket.io-client of npm, in its versions, transports and formats, at the chat. */
class SocketIoClientTest {
  private static final JsonObject BINARY = new JsonObject().put("$base64", "AAEC/w==");

  @TempDir private Path data;
  private Server server;

  @BeforeEach
  void start() {
    JsonObject socketio = new JsonObject().put("revision3", true);
    server = Server.start(data, new JsonObject().put("socketio", socketio));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SocketIoPerson comes(String options) {
    return SocketIoPerson.connects(server.port(), "/", new JsonObject(options));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"transports\":[\"polling\"]}",
        "{\"transports\":[\"websocket\"]}",
        "{\"transports\":[\"polling\",\"websocket\"]}",
        "{\"transports\":[\"polling\"],\"msgpack\":true}",
        "{\"transports\":[\"websocket\"],\"msgpack\":true}",
        "{\"transports\":[\"polling\"],\"version\":2}",
        "{\"transports\":[\"websocket\"],\"version\":2}",
        "{\"transports\":[\"polling\",\"websocket\"],\"version\":2}"
      })
  @DisplayName("it meets a plain WebSocket: rooms, named events, binary and private messages")
  void meets(String options) {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    try (SocketIoPerson bob = comes(options)) {
      bob.op("join", new JsonObject().put("room", "lobby"));
      ann.says("lobby", "100 % «你好» 😀");
      JsonObject heard = bob.hears("message").getJsonObject(0);
      assertEquals("100 % «你好» 😀", heard.getJsonObject("body").getString("text"));
      assertEquals("lobby:1", heard.getString("id"));
      JsonObject body = new JsonObject().put("text", "hi Ann");
      JsonObject sent = bob.op("send", new JsonObject().put("to", "room:lobby").put("body", body));
      ann.hears("100 % «你好» 😀");
      assertEquals(sent.getString("id"), ann.hears("hi Ann").getString("id"));
      namedEvents(ann, bob);
      privately(ann, bob);
    }
  }

  private static void namedEvents(Person ann, SocketIoPerson bob) {
    bob.emits("chat message", "to everyone", BINARY);
    JsonObject custom = ann.next("custom");
    assertEquals("chat message", custom.getString("name"));
    assertEquals("everyone", custom.getString("to"));
    assertEquals(new JsonArray().add("to everyone").add(BINARY), custom.getJsonArray("data"));
    JsonArray own = bob.hears("chat message");
    assertEquals("to everyone", own.getString(0));
    assertEquals(BINARY, own.getJsonObject(1));
    JsonObject wave =
        new JsonObject()
            .put("to", "room:lobby")
            .put("name", "wave")
            .put("data", new JsonArray().add(7).add(new JsonObject().put("deep", BINARY)));
    Person.ok(ann.asks("emit", wave));
    JsonArray heard = bob.hears("wave");
    assertEquals(7, heard.getInteger(0));
    assertEquals(BINARY, heard.getJsonObject(1).getJsonObject("deep"));
  }

  private static void privately(Person ann, SocketIoPerson bob) {
    ann.tells("session:" + bob.id(), "psst");
    JsonObject heard = bob.hears("message").getJsonObject(0);
    while (!"psst".equals(heard.getJsonObject("body").getString("text"))) {
      heard = bob.hears("message").getJsonObject(0);
    }
    assertEquals(ann.session(), heard.getJsonObject("from").getString("session"));
    JsonObject whisper =
        new JsonObject()
            .put("to", "session:" + ann.session())
            .put("body", new JsonObject().put("text", "what?"));
    bob.op("send", whisper);
    assertEquals(bob.id(), ann.hears("what?").getJsonObject("from").getString("session"));
  }

  @Test
  @DisplayName("the tutorial's three programs: chat room, echo, private message by socket id")
  void tutorial() {
    try (SocketIoPerson ann = comes("{}");
        SocketIoPerson bob = comes("{}")) {
      ann.emits("chat message", "hello everybody");
      assertEquals("hello everybody", ann.hears("chat message").getString(0));
      assertEquals("hello everybody", bob.hears("chat message").getString(0));
      bob.emits("chat", "echo me");
      assertEquals("echo me", bob.hears("client").getString(0));
      JsonObject toBob = new JsonObject().put("toKey", bob.id()).put("text", "just you");
      assertTrue(ann.asks("sendOne", toBob).getJsonObject(0).getBoolean("ok"));
      assertEquals("just you", bob.hears("toOne").getJsonObject(0).getString("text"));
      JsonObject toAnn = new JsonObject().put("id", ann.id()).put("text", "and you");
      bob.emits("sendOne", toAnn);
      assertEquals("and you", ann.hears("toOne").getJsonObject(0).getString("text"));
      JsonObject toNobody = new JsonObject().put("id", "nobody");
      Person.assertRefused(404, "no_such_session", ann.asks("sendOne", toNobody).getJsonObject(0));
      ann.emits("no such thing", 1);
      JsonObject notice = ann.hears("notice").getJsonObject(0);
      assertEquals("no such thing", notice.getString("event"));
      assertEquals(404, notice.getJsonObject("error").getInteger("code"));
      assertEquals(List.of(), ann.heardSoFar("client"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"transports\":[\"polling\"]}",
        "{\"transports\":[\"websocket\"]}",
        "{\"transports\":[\"websocket\"],\"msgpack\":true}"
      })
  @DisplayName("a lost client comes back as itself and hears once, in order, what it missed")
  void recovers(String options) {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    ann.joins("garden");
    try (SocketIoPerson bob = comes(options)) {
      String id = bob.id();
      comesBack(bob, id);
      bob.op("join", new JsonObject().put("room", "lobby"));
      comesBack(bob, id);
      bob.op("join", new JsonObject().put("room", "garden"));
      for (int round = 0; round < 3; round++) {
        bob.isCutOff();
        for (int n = 0; n < 3; n++) {
          ann.says("lobby", round + " lobby " + n);
          ann.says("garden", round + " garden " + n);
        }
        bob.isConnected();
        assertTrue(bob.recovered());
        assertEquals(id, bob.id());
        comesBack(bob, id);
      }
      ann.says("lobby", "last");
      hearsUntil(bob, "last");
      assertHeardOnce(bob, "lobby", 10);
      assertHeardOnce(bob, "garden", 9);
    }
  }

  private static void comesBack(SocketIoPerson bob, String id) {
    bob.isCutOff();
    bob.isConnected();
    assertTrue(bob.recovered());
    assertEquals(id, bob.id());
  }

  private static void hearsUntil(SocketIoPerson bob, String text) {
    JsonObject body = new JsonObject();
    while (!text.equals(body.getString("text"))) {
      body = bob.hears("message").getJsonObject(0).getJsonObject("body");
    }
  }

  private static void assertHeardOnce(SocketIoPerson bob, String room, int messages) {
    List<Integer> positions =
        bob.heardSoFar("message").stream()
            .map(arguments -> arguments.getJsonObject(0))
            .filter(message -> room.equals(message.getString("room")))
            .map(message -> message.getInteger("pos"))
            .toList();
    assertEquals(IntStream.rangeClosed(1, messages).boxed().toList(), positions);
  }

  @Test
  @DisplayName("recovery outlives a restart of the server, from the log alone")
  void restart() {
    try (SocketIoPerson bob = comes("{\"transports\":[\"websocket\"]}")) {
      bob.op("join", new JsonObject().put("room", "lobby"));
      int port = server.port();
      server.close();
      JsonObject http = new JsonObject().put("port", port);
      server = Server.start(data, new JsonObject().put("http", http));
      bob.isConnected();
      assertTrue(bob.recovered());
      Person ann = Person.comes(JdkWebSocket.CARRIER, port, "Ann");
      ann.joins("lobby");
      ann.says("lobby", "again");
      hearsUntil(bob, "again");
    }
  }

  @Test
  @DisplayName("a backlog of many pages is read to its end, then live events follow")
  void backlog() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    try (SocketIoPerson bob = comes("{\"transports\":[\"websocket\"]}")) {
      bob.op("join", new JsonObject().put("room", "lobby"));
      bob.isCutOff();
      for (int n = 0; n < 1_200; n++) {
        ann.begins("send", Person.to("room:lobby", "m" + n));
      }
      ann.says("lobby", "last");
      bob.isConnected();
      hearsUntil(bob, "last");
      assertHeardOnce(bob, "lobby", 1_201);
    }
  }

  @Test
  @DisplayName("a stopping server says bye, and its clients come back by themselves")
  void bye() {
    try (SocketIoPerson bob = comes("{}")) {
      server.close();
      assertEquals(4200, bob.hears("bye").getJsonObject(0).getInteger("code"));
      assertTrue(bob.isDisconnected().startsWith("transport"));
    }
  }

  @Test
  @DisplayName("who takes the session over on another carrier ends it here for good")
  void replaced() {
    try (SocketIoPerson bob = comes("{}")) {
      JsonObject welcome = bob.hears("welcome").getJsonObject(0);
      JsonObject resume =
          new JsonObject().put("session", bob.id()).put("key", welcome.getString("key"));
      Person again = Person.connects(JdkWebSocket.CARRIER, server.port());
      again.saysHello(new JsonObject().put("resume", resume));
      assertEquals(bob.id(), again.session());
      assertEquals(4008, bob.hears("bye").getJsonObject(0).getInteger("code"));
      assertEquals("io server disconnect", bob.isDisconnected());
    }
  }
}
