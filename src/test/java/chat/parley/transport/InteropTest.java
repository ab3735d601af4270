package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.Server;
import chat.parley.support.SocketIoWire;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of carriers: what one sends, the other hears, equal in content. */
class InteropTest {
  @TempDir private static Path data;
  private static final Map<String, Person> PEOPLE = new LinkedHashMap<>();
  private static final List<Wire> WIRES = new ArrayList<>();
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start(data);
    carriers(server.vertx())
        .forEach(
            (name, carrier) -> {
              Wire.Carrier kept =
                  (port, ear) -> {
                    Wire wire = carrier.connect(port, ear);
                    WIRES.add(wire);
                    return wire;
                  };
              Person person = Person.comes(kept, server.port(), name);
              person.joins("lobby");
              PEOPLE.put(name, person);
            });
  }

  private static Map<String, Wire.Carrier> carriers(Vertx vertx) {
    Map<String, Wire.Carrier> carriers = new LinkedHashMap<>();
    carriers.put("WebSocket", JdkWebSocket.CARRIER);
    carriers.put("SockJS WebSocket", VertxWebSocket.sockJs(vertx));
    carriers.put("SockJS polling", Polling.carrier(vertx));
    carriers.put("event bus bridge", Bridge.carrier(vertx));
    carriers.put("Socket.IO WebSocket", SocketIoWire.carrier("websocket"));
    carriers.put("Socket.IO polling", SocketIoWire.carrier("polling"));
    carriers.put("Socket.IO upgraded", SocketIoWire.carrier("polling", "websocket"));
    return carriers;
  }

  @AfterAll
  static void stop() {
    WIRES.forEach(Wire::drop);
    server.close();
  }

  static Stream<Arguments> pairs() {
    List<String> names =
        List.of(
            "WebSocket",
            "SockJS WebSocket",
            "SockJS polling",
            "event bus bridge",
            "Socket.IO WebSocket",
            "Socket.IO polling",
            "Socket.IO upgraded");
    return names.stream().flatMap(one -> names.stream().map(other -> Arguments.of(one, other)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("pairs")
  @DisplayName("messages with data, named events with binary, private messages by session id")
  void talks(String from, String to) {
    Person ann = PEOPLE.get(from);
    Person bob = PEOPLE.get(to);
    String text = from + " to " + to + ": 100 % «你好» 😀 <b>";
    JsonObject details = new JsonObject().put("n", 1.5).put("list", new JsonArray().add("a"));
    JsonObject body = new JsonObject().put("text", text).put("data", details);
    JsonObject sent =
        ok(ann.asks("send", new JsonObject().put("to", "room:lobby").put("body", body)));
    JsonObject heard = bob.awaits(text, event -> says(event, text));
    assertEquals(sent.getString("id"), heard.getString("id"));
    assertEquals(sent.getLong("ts"), heard.getLong("ts"));
    assertEquals(ann.user(), heard.getJsonObject("from").getString("id"));
    assertEquals(details, heard.getJsonObject("body").getJsonObject("data"));
    namedEvents(ann, bob, "event " + from);
    String secret = "psst from " + from;
    ann.tells("session:" + bob.session(), secret);
    JsonObject whispered = bob.awaits(secret, event -> says(event, secret));
    assertEquals(ann.session(), whispered.getJsonObject("from").getString("session"));
  }

  private static void namedEvents(Person ann, Person bob, String name) {
    JsonArray values =
        new JsonArray()
            .add("text")
            .add(new JsonObject().put("$base64", "AAEC/w=="))
            .add(new JsonObject().put("deep", new JsonArray().add(2).addNull()));
    for (String target : List.of("room:lobby", "everyone", "session:" + bob.session())) {
      ok(
          ann.asks(
              "emit", new JsonObject().put("to", target).put("name", name).put("data", values)));
      JsonObject event = bob.awaits(name, custom -> name.equals(custom.getString("name")));
      assertEquals(values, event.getJsonArray("data"), target);
    }
  }

  private static boolean says(JsonObject event, String text) {
    return "message".equals(event.getString("ev"))
        && text.equals(event.getJsonObject("body").getString("text"));
  }
}
