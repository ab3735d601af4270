package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Aged;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Socket.IO clients that come back in a strange way, or to a strange place. */
class SocketIoRecoveryTest {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

  @TempDir private Path data;
  private Server server;

  @BeforeEach
  void start() {
    server =
        Server.start(
            data,
            new JsonObject()
                .put(
                    "limits",
                    new JsonObject()
                        .put("resumePage", 5)
                        .put("sendsPerSecond", 5)
                        .put("sendsBurst", 20)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SocketIoPerson comes() {
    return SocketIoPerson.connects(
        server.port(), "/", new JsonObject("{\"transports\":[\"websocket\"]}"));
  }

  /** Connects as the earlier socket, with an offset of its own making. */
  private JsonObject returns(String pid, String offset) {
    try (RawSocket socket = RawSocket.webSocket(server.port(), WEBSOCKET)) {
      socket.readText();
      socket.text("40" + new JsonObject().put("pid", pid).put("offset", offset).encode());
      return new JsonObject(socket.readText().substring(2));
    }
  }

  private static JsonObject room(String name) {
    return new JsonObject().put("room", name);
  }

  @Test
  @DisplayName("an offset that cannot be, or is too long, recovers nothing, and costs nothing")
  void strangeOffsets() {
    try (RawSocket socket = RawSocket.webSocket(server.port(), WEBSOCKET)) {
      socket.readText();
      socket.text("40");
      JsonObject connected = new JsonObject(socket.readText().substring(2));
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      String epoch = ann.joins("lobby").getString("epoch");
      String pid = connected.getString("pid");
      StringBuilder many = new StringBuilder(epoch);
      for (int n = 0; many.length() < 50_000; n++) {
        many.append(";direct:a:b").append(n).append("=0");
      }
      for (String offset :
          List.of(
              "-", "hello", epoch + ";lobby", epoch + ";lobby=x", epoch + ";=1", many.toString())) {
        JsonObject answer = returns(pid, offset);
        assertFalse(pid.equals(answer.getString("pid")), offset);
        assertEquals(connected.getString("sid"), answer.getString("sid"));
      }
      assertEquals(pid, returns(pid, epoch + ";").getString("pid"));
      // rooms that the server does not give back are lost ones
      String madeUp = epoch + ";direct:a:b=0";
      assertFalse(pid.equals(returns(pid, madeUp).getString("pid")));
    }
  }

  @Test
  @DisplayName("rooms of two with users that were made up are not opened by a resume either")
  void madeUpRooms() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    String epoch = ann.joins("lobby").getString("epoch");
    JsonObject positions = new JsonObject();
    for (int n = 0; n < 100; n++) {
      positions.put(
          "direct:" + ann.user() + ":z" + n, new JsonObject().put("epoch", epoch).put("pos", 0));
    }
    Person again = Person.returns(JdkWebSocket.CARRIER, server.port(), ann, positions);
    assertEquals(new JsonArray(), again.welcome().getJsonArray("rooms"));
  }

  @Test
  @DisplayName(
      "more rooms than an offset can tell: not recovered, and nobody else chooses the rooms")
  void manyRooms() {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    try (SocketIoPerson ann = comes()) {
      for (int n = 0; n < 60; n++) {
        ann.op("join", room("room-" + n + "-" + "x".repeat(80)));
      }
      String epoch = eve.joins("lobby").getString("epoch");
      Person.ok(
          eve.asks(
              "emit",
              new JsonObject()
                  .put("to", "everyone")
                  .put("name", "x")
                  .put("data", new JsonArray().add(epoch + ";the-choice-of-eve=0"))));
      assertEquals("-", ann.hears("x").getString(1));
      ann.isCutOff();
      ann.isConnected();
      assertFalse(ann.recovered());
      JsonObject refused = ann.asks("typing", room("the-choice-of-eve")).getJsonObject(0);
      Person.assertRefused(403, "not_member", refused);
    }
  }

  @Test
  @DisplayName("who leaves a room while it is read up hears no more of it")
  void leavesMeanwhile() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    try (SocketIoPerson bob = comes()) {
      bob.op("join", room("lobby"));
      bob.isCutOff();
      for (int n = 0; n < 15; n++) {
        ann.says("lobby", "m" + n);
      }
      bob.isConnected();
      bob.op("leave", room("lobby"));
      int heard = bob.heardSoFar("message").size();
      bob.asks("ping");
      assertEquals(heard, bob.heardSoFar("message").size());
      JsonObject refused = bob.asks("typing", room("lobby")).getJsonObject(0);
      Person.assertRefused(403, "not_member", refused);
    }
  }

  @Test
  @DisplayName("several rooms with many pages each are read up, one after the other")
  void manyPages() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    try (SocketIoPerson bob = comes()) {
      for (int r = 0; r < 3; r++) {
        ann.joins("room" + r);
        bob.op("join", room("room" + r));
      }
      bob.isCutOff();
      for (int n = 0; n < 6; n++) {
        for (int r = 0; r < 3; r++) {
          ann.begins("send", Person.to("room:room" + r, "m" + n));
        }
      }
      ann.asks("ping", new JsonObject());
      bob.isConnected();
      assertTrue(bob.recovered());
      List<JsonArray> messages = bob.heardSoFar("message");
      while (messages.size() < 18) {
        bob.hears("message");
        messages = bob.heardSoFar("message");
      }
      for (int r = 0; r < 3; r++) {
        String name = "room" + r;
        assertEquals(
            List.of(1, 2, 3, 4, 5, 6),
            messages.stream()
                .map(arguments -> arguments.getJsonObject(0))
                .filter(message -> name.equals(message.getString("room")))
                .map(message -> message.getInteger("pos"))
                .toList());
      }
    }
  }

  @Test
  @DisplayName("leaving the namespace and entering it again does not make one a new person")
  void pace() {
    try (RawSocket socket = RawSocket.webSocket(server.port(), WEBSOCKET)) {
      socket.readText();
      int delivered = 0;
      for (int round = 0; round < 5; round++) {
        socket.text("40");
        while (!socket.readText().startsWith("40")) {
          // answers to what was said before
        }
        for (int n = 0; n < 10; n++) {
          socket.text("42" + n + "[\"emit\",{\"to\":\"everyone\",\"name\":\"x\"}]");
        }
        for (int n = 0; n < 10; n++) {
          String answer = socket.readText();
          while (!answer.startsWith("43")) {
            answer = socket.readText();
          }
          delivered += answer.contains("\"ok\":true") ? 1 : 0;
        }
        socket.text("41");
      }
      assertTrue(delivered <= 25, delivered + " of 50 were taken");
    }
  }

  @Test
  @DisplayName("nobody can send what looks like an event of the chat, or like none at all")
  void forged() {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    try (SocketIoPerson bob = comes()) {
      JsonObject object = new JsonObject().put("from", new JsonObject().put("name", "Ann"));
      for (String name :
          List.of("message", "typing", "presence", "bye", "notice", "welcome", "position")) {
        for (Object first : new Object[] {object, null, new JsonArray()}) {
          JsonObject emit =
              new JsonObject()
                  .put("to", "session:" + bob.id())
                  .put("name", name)
                  .put("data", new JsonArray().add(first));
          eve.isRefused(400, "bad_request", "emit", emit);
        }
      }
      JsonObject plain = new JsonObject().put("to", "session:" + bob.id()).put("name", "message");
      Person.ok(eve.asks("emit", plain.put("data", new JsonArray().add("just a text"))));
      assertEquals("just a text", bob.hears("message").getString(0));
    }
  }

  @Test
  @DisplayName("data are weighed as they will be spelled")
  void weight() {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    try (SocketIoPerson bob = comes()) {
      JsonObject heavy =
          new JsonObject()
              .put("to", "everyone")
              .put("name", "x")
              .put("data", new JsonArray().add("\u0001".repeat(50_000)));
      Person.assertRefused(413, "too_large", bob.asks("emit", heavy).getJsonObject(0));
      JsonObject light = heavy.copy().put("data", new JsonArray().add("x".repeat(200_000)));
      assertTrue(bob.asks("emit", light).getJsonObject(0).getBoolean("ok"));
      assertEquals(200_000, eve.next("custom").getJsonArray("data").getString(0).length());
    }
  }

  @Test
  @DisplayName("an offset behind which a room has forgotten something recovers nothing")
  void retention() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    String epoch = ann.joins("lobby").getString("epoch");
    List.of("one", "two", "three").forEach(text -> ann.says("lobby", text));
    String pid;
    try (RawSocket socket = RawSocket.webSocket(server.port(), WEBSOCKET)) {
      socket.readText();
      socket.text("40");
      pid = new JsonObject(socket.readText().substring(2)).getString("pid");
    }
    Aged.entries(data, "lobby", 2);
    server.close();
    server = Server.start(data, Aged.settings());
    Aged.forgotten(server, 2);
    assertFalse(pid.equals(returns(pid, epoch + ";lobby=1").getString("pid")));
    assertEquals(pid, returns(pid, epoch + ";lobby=2").getString("pid"));
  }
}
