package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static chat.parley.support.Person.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import chat.parley.support.SocketIoWire;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pace belongs to a person, an address and a room, and one who floods harms nobody else. */
class PaceTest {
  private static final int BURST = 20;
  private static final int PER_SECOND = 5;
  private static final String HANDSHAKE = "?EIO=4&transport=polling";

  private static final JsonObject FEW_COMMANDS =
      new JsonObject()
          .put("limits", new JsonObject().put("commandsPerSecond", 5).put("commandsBurst", 20));

  @TempDir private Path data;

  private static Map<String, Wire.Carrier> all(Vertx vertx) {
    Map<String, Wire.Carrier> carriers = new LinkedHashMap<>();
    carriers.put("WebSocket", JdkWebSocket.CARRIER);
    carriers.put("SockJS WebSocket", VertxWebSocket.sockJs(vertx));
    carriers.put("SockJS polling", Polling.carrier(vertx));
    carriers.put("event bus bridge", Bridge.carrier(vertx));
    carriers.put("Socket.IO WebSocket", SocketIoWire.carrier("websocket"));
    carriers.put("Socket.IO polling", SocketIoWire.carrier("polling"));
    return carriers;
  }

  static Stream<String> carriers() {
    return Stream.of(
        "WebSocket",
        "SockJS WebSocket",
        "SockJS polling",
        "event bus bridge",
        "Socket.IO WebSocket",
        "Socket.IO polling");
  }

  private static JsonObject section(String name, String key, Object value) {
    return new JsonObject().put(name, new JsonObject().put(key, value));
  }

  private static long acknowledged(List<CompletableFuture<JsonObject>> replies) {
    return replies.stream().map(Person::await).filter(reply -> reply.getBoolean("ok")).count();
  }

  private static List<CompletableFuture<JsonObject>> says(Person person, int times) {
    List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      replies.add(person.begins("send", to("room:lobby", "flood " + n)));
    }
    return replies;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("carriers")
  @DisplayName("who reconnects as a new guest gets no fresh allowance")
  void reconnecting(String name) {
    try (Server server = Server.installed(data, new JsonObject())) {
      Wire.Carrier carrier = all(server.vertx()).get(name);
      long began = System.nanoTime();
      long sent = 0;
      for (int n = 0; n < 5; n++) {
        Person guest = Person.comes(carrier, server.port(), "Guest" + n);
        guest.asks("join", new JsonObject().put("room", "lobby"));
        sent += acknowledged(says(guest, BURST));
        guest.isCutOff();
      }
      long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      // two may go to their limits on credit, and everybody has a first word
      assertTrue(
          sent <= 2 * BURST + 5 * 2 + 4 * PER_SECOND * seconds, sent + " in " + seconds + " s");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("carriers")
  @DisplayName("who resumes goes on with the allowance that he had")
  void resuming(String name) {
    try (Server server = Server.installed(data, new JsonObject())) {
      Wire.Carrier carrier = all(server.vertx()).get(name);
      Person ann = Person.comes(carrier, server.port(), "Ann");
      long began = System.nanoTime();
      ann.joins("lobby");
      long sent = acknowledged(says(ann, BURST));
      for (int n = 0; n < 3; n++) {
        Person again = Person.returns(carrier, server.port(), ann, new JsonObject());
        again.asks("join", new JsonObject().put("room", "lobby"));
        sent += acknowledged(says(again, BURST));
        ann.isCutOff();
        ann = again;
      }
      long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      ann.isCutOff();
      assertTrue(sent <= BURST + PER_SECOND * seconds, sent + " in " + seconds + " s");
    }
  }

  /** The official Java client of Socket.IO never notices a close frame. */
  static Stream<String> carriersThatNotice() {
    return carriers().filter(name -> !name.equals("Socket.IO WebSocket"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("carriersThatNotice")
  @DisplayName("who goes on past his pace for long is sent away, and nobody else notices")
  void flooding(String name) {
    try (Server server = Server.installed(data, FEW_COMMANDS)) {
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      bob.joins("lobby");
      Person flooder = Person.comes(all(server.vertx()).get(name), server.port(), "Flood");
      CompletableFuture<Integer> closed = CompletableFuture.supplyAsync(flooder::isClosed);
      for (int n = 0; n < 1_000 && !closed.isDone(); n++) {
        goesOn(flooder);
      }
      Person.await(closed);
      flooder.isCutOff();
      bob.says("lobby", "all quiet");
      bob.hears("all quiet");
    }
  }

  private static void goesOn(Person flooder) {
    try {
      flooder.begins("nonsense", new JsonObject());
    } catch (AssertionError | CompletionException closedMeanwhile) {
      // as it should be
    }
  }

  @Test
  @DisplayName("pings, empty fragments and bad JSON are charged: 1008 after too many of them")
  void freeRiders() {
    try (Server server = Server.installed(data, FEW_COMMANDS)) {
      byte[] ping = RawSocket.frameBytes(0x89, new byte[0]);
      byte[] begun = RawSocket.frameBytes(0x01, new byte[] {'x'});
      byte[] empty = RawSocket.frameBytes(0x00, new byte[0]);
      byte[] bad = RawSocket.frameBytes(0x81, new byte[] {'{'});
      byte[] pong = RawSocket.frameBytes(0x81, new byte[] {'3'});
      assertEquals(1008, closeCode(server, "/ws", ping, ping));
      assertEquals(1008, closeCode(server, "/ws", begun, empty));
      assertEquals(1008, closeCode(server, "/ws", bad, bad));
      String engine = "/socket.io/" + HANDSHAKE.replace("polling", "websocket");
      assertEquals(1008, closeCode(server, engine, ping, ping));
      assertEquals(1008, closeCode(server, engine, pong, pong));
    }
  }

  private static int closeCode(Server server, String path, byte[] first, byte[] others) {
    try (RawSocket socket = RawSocket.webSocket(server.port(), path)) {
      socket.write(first);
      for (int n = 0; n < 1_000; n++) {
        socket.write(others);
      }
      return socket.closeCode();
    }
  }

  @Test
  @DisplayName("large messages count by their bytes: three of the largest at once, then 429")
  void bytes() {
    try (Server server = Server.installed(data, new JsonObject())) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
      JsonObject large = to("room:lobby", "hi");
      large.getJsonObject("body").put("data", new JsonObject().put("x", "x".repeat(60_000)));
      for (int n = 0; n < 15; n++) {
        replies.add(ann.begins("send", large));
      }
      long sent = acknowledged(replies);
      assertTrue(sent >= 4 && sent <= 6, "" + sent);
      JsonObject refused = Person.await(replies.get(14)).getJsonObject("error");
      assertEquals("rate_limited", refused.getString("name"));
      assertTrue(refused.getLong("retry_after_ms") > 0);
      ann.says("lobby", "a small one has its place");
    }
  }

  @Test
  @DisplayName("in a room that is busy everybody speaks in turn: a flood waits behind itself")
  void turns() {
    JsonObject settings =
        new JsonObject()
            .put("rooms", new JsonObject().put("messagesPerSecond", 20).put("bytesPerSecond", 0))
            .put("limits", new JsonObject().put("sendsBurst", 200).put("commandsBurst", 200));
    try (Server server = Server.installed(data, settings)) {
      Person flooder = Person.comes(JdkWebSocket.CARRIER, server.port(), "Flood");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      flooder.joins("lobby");
      bob.joins("lobby");
      List<CompletableFuture<JsonObject>> flood = says(flooder, 60);
      Person.await(flood.get(0));
      JsonObject said = bob.says("lobby", "me too");
      assertFalse(flood.get(59).isDone());
      assertTrue(said.getLong("seq") < 60, said.encode());
      assertEquals(60, acknowledged(flood));
    }
  }

  @Test
  @DisplayName("one who is away in a hundred rooms is told once to whoever shares them")
  void status() {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      for (int n = 0; n < 100; n++) {
        ann.joins("room" + n);
        bob.joins("room" + n);
      }
      bob.awaits("Ann in the last", event -> event.encode().contains("room99"));
      ok(ann.asks("presence", new JsonObject().put("set", "away")));
      JsonObject seen = bob.awaits("away", event -> event.encode().contains("away"));
      assertEquals("away", seen.getJsonObject("user").getString("status"));
      ok(ann.asks("presence", new JsonObject().put("set", "online")));
      bob.awaits("back", event -> event.containsKey("user"));
      assertEquals(0, bob.heardSoFar("presence").stream().filter(PaceTest::ofStatus).count());
      ok(ann.asks("presence", new JsonObject().put("set", "away")));
      JsonObject members =
          ok(bob.asks("presence", new JsonObject().put("of", "room7"))).getJsonObject("members");
      assertTrue(members.encode().contains("away"));
    }
  }

  private static boolean ofStatus(JsonObject event) {
    return event.containsKey("user");
  }

  @Test
  @DisplayName("presence in many rooms costs more than in one")
  void dear() {
    JsonObject settings = section("limits", "commandsPerSecond", 10);
    try (Server server = Server.installed(data, settings)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      int joined = 0;
      while (joined < 40 && ann.asks("join", room(joined)).getBoolean("ok")) {
        joined++;
      }
      assertTrue(joined >= 30, "joined " + joined);
      List<CompletableFuture<JsonObject>> toggles = new ArrayList<>();
      for (int n = 0; n < 50; n++) {
        String status = n % 2 == 0 ? "away" : "online";
        toggles.add(ann.begins("presence", new JsonObject().put("set", status)));
      }
      assertTrue(acknowledged(toggles) < 20);
    }
  }

  private static JsonObject room(int n) {
    return new JsonObject().put("room", "room" + n);
  }

  @Test
  @DisplayName("a hello that resumes 1,000 rooms which never were is answered in few bytes")
  void resumeOfNothing() {
    try (Server server = Server.start(data)) {
      List<Person> crowd = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        crowd.add(Person.comes(JdkWebSocket.CARRIER, server.port(), "Person" + n));
      }
      String epoch = crowd.get(0).joins("r0").getString("epoch");
      JsonObject positions = new JsonObject();
      for (int n = 0; n < 1_000; n++) {
        positions.put("r" + n, new JsonObject().put("epoch", epoch).put("pos", 0));
      }
      JsonObject welcome = new JsonObject();
      for (Person person : crowd) {
        Person again = Person.returns(JdkWebSocket.CARRIER, server.port(), person, positions);
        welcome = again.welcome();
      }
      assertEquals(1_000, welcome.getJsonArray("rooms").size());
      int bytes = welcome.encode().length();
      assertTrue(bytes < 600_000, "" + bytes);
    }
  }

  @Test
  @DisplayName("an address has so many places, and the next one is told so: 4101")
  void places() {
    try (Server server = Server.installed(data, section("addresses", "connections", 3))) {
      List<Person> people = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        people.add(Person.comes(JdkWebSocket.CARRIER, server.port(), "Person" + n));
      }
      Person fourth = Person.connects(JdkWebSocket.CARRIER, server.port());
      assertEquals(4101, fourth.next("bye").getInteger("code"));
      assertEquals(429, polls(server));
      people.get(0).closes();
      people.get(0).isClosed();
      Await.until("a place is free", () -> polls(server) == 200);
    }
  }

  private static int polls(Server server) {
    return new Polls(server.vertx(), server.port(), "/socket.io/").get(HANDSHAKE).statusCode();
  }

  @Test
  @DisplayName("handshakes that nobody follows up leave wholly, and come only so fast")
  void abandoned() {
    JsonObject settings =
        section("times", "returnSeconds", 1)
            .put("addresses", new JsonObject().put("connections", 5).put("handshakesBurst", 50));
    try (Server server = Server.installed(data, settings)) {
      for (int n = 0; n < 5; n++) {
        assertEquals(200, polls(server));
      }
      assertEquals(429, polls(server));
      Await.until("their places are free", () -> polls(server) == 200);
    }
    JsonObject few = new JsonObject().put("handshakesPerSecond", 1).put("handshakesBurst", 5);
    try (Server server = Server.installed(data, new JsonObject().put("addresses", few))) {
      List<Integer> answers = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        answers.add(upgrades(server));
      }
      assertTrue(answers.contains(101) && answers.contains(429), answers.toString());
    }
  }

  /** The status with which an upgrade is answered. */
  private static int upgrades(Server server) {
    try (RawSocket socket = new RawSocket(server.port())) {
      return Integer.parseInt(socket.asks(RawSocket.upgrade("/ws", "")).split(" ")[1]);
    }
  }

  @Test
  @DisplayName("behind a proxy that is trusted each client has an address of his own, else none")
  void proxies() {
    JsonObject addresses = new JsonObject().put("connections", 2);
    JsonObject http = new JsonObject().put("trustedProxies", List.of("127.0.0.0/8"));
    try (Server server =
        Server.installed(data, new JsonObject().put("addresses", addresses).put("http", http))) {
      for (String client :
          List.of(
              "X-Forwarded-For: 192.0.2.1",
              "X-Forwarded-For: 192.0.2.9, 192.0.2.2, 127.0.0.1",
              "Forwarded: for=\"[2001:db8::1]:4711\";proto=https",
              "Forwarded: For=192.0.2.3;by=10.0.0.1, for=127.0.0.1")) {
        assertTrue(opens(server, client), client);
        assertTrue(opens(server, client), client);
        assertFalse(opens(server, client), client);
      }
    }
    try (Server server = Server.installed(data, new JsonObject().put("addresses", addresses))) {
      assertTrue(opens(server, "X-Forwarded-For: 192.0.2.1"));
      assertTrue(opens(server, "X-Forwarded-For: 192.0.2.2"));
      assertFalse(opens(server, "X-Forwarded-For: 192.0.2.3"));
    }
  }

  /** Whether a polling session can be opened with this header. */
  private static boolean opens(Server server, String header) {
    String[] parts = header.split(": ", 2);
    int status =
        Await.result(
                new Polls(server.vertx(), server.port(), "/socket.io/")
                    .request(HttpMethod.GET, HANDSHAKE)
                    .putHeader(parts[0], parts[1])
                    .send())
            .statusCode();
    return status == 200;
  }
}
