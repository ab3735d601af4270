package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.ConfigException;
import chat.parley.support.Await;
import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events that the client library of Socket.IO 2 takes for its own are sent to nobody's deception.
 */
class KeptNamesTest {
  private static final String BOTH = "{\"socketio\":{\"revision3\":true}}";

  @TempDir private Path data;

  /** As that library lists them. */
  private static List<String> keptBySocketIo2() throws IOException {
    String library = Files.readString(Node.module("socket.io-client-2/lib/socket.js"));
    Matcher list = Pattern.compile("var events = \\{([^}]*)}").matcher(library);
    assertTrue(list.find());
    return Pattern.compile("(\\w+): 1")
        .matcher(list.group(1))
        .results()
        .map(MatchResult::group)
        .map(line -> line.replace(": 1", ""))
        .toList();
  }

  private static JsonObject emit(String name) {
    return new JsonObject().put("to", "everyone").put("name", name);
  }

  @Test
  @DisplayName("while such clients are let in, no carrier emits them")
  void refused() throws IOException {
    try (Server server = Server.start(data, new JsonObject(BOTH))) {
      List<Wire.Carrier> carriers =
          List.of(
              JdkWebSocket.CARRIER,
              Polling.carrier(server.vertx()),
              Bridge.carrier(server.vertx()),
              SocketIoWire.carrier("websocket"));
      for (Wire.Carrier carrier : carriers) {
        Person ann = Person.comes(carrier, server.port(), "Ann");
        for (String name : keptBySocketIo2()) {
          JsonObject error = ann.isRefused(400, "bad_request", "emit", emit(name));
          assertEquals("name", error.getString("field"), name);
        }
        Person.ok(ann.asks("emit", emit("open")));
      }
      for (String name : keptBySocketIo2()) {
        JsonObject reply =
            (JsonObject)
                Await.result(server.vertx().eventBus().request("parley.emit", emit(name))).body();
        Person.assertRefused(400, "bad_request", reply);
      }
    }
  }

  @Test
  @DisplayName("clients of 4 keep six names, and may hear an error")
  void welcome() throws IOException {
    try (Server server = Server.start(data);
        SocketIoPerson bob =
            SocketIoPerson.connects(server.port(), "/", new JsonObject().put("name", "Bob"))) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person.ok(ann.asks("emit", emit("error")));
      bob.hears("error");
      ann.isRefused(400, "bad_request", "emit", emit("connect_error"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oops, error, true, socketio.revision3",
    "error, error, true, socketio.revision3",
    "oops, connect, false, library",
    "oops, typing, false, chat",
    "send, send, false, op",
    "connect, hi, false, library"
  })
  @DisplayName("a relay to such a name stops the start, and so does one that nothing could reach")
  void relays(String on, String as, boolean revision3, String why) {
    JsonObject relay = new JsonObject().put("on", on).put("to", "everyone").put("as", as);
    JsonObject socketio =
        new JsonObject().put("revision3", revision3).put("relays", List.of(relay));
    AssertionError failed =
        assertThrows(
            AssertionError.class,
            () -> Server.start(data, new JsonObject().put("socketio", socketio)));
    assertEquals(ConfigException.class, failed.getCause().getClass());
    String reason = failed.getCause().getMessage();
    assertTrue(reason.contains("socketio.relays") && reason.contains(why), reason);
  }

  @Test
  @DisplayName("the Java API refuses them as it refuses the six")
  void javaApi() throws IOException {
    SocketIoServer plain = new SocketIoServer(new SocketIoOptions());
    SocketIoOptions options = new SocketIoOptions();
    options.engine().revision3(true);
    SocketIoServer both = new SocketIoServer(options);
    for (String name : keptBySocketIo2()) {
      assertThrows(IllegalArgumentException.class, () -> both.emit(name), name);
      assertThrows(IllegalArgumentException.class, () -> both.to("room").emit(name, 1), name);
      assertThrows(
          IllegalArgumentException.class,
          () -> both.of("/x").to("room").expendable().emit(name),
          name);
    }
    plain.emit("error", "this one may be heard");
    assertThrows(IllegalArgumentException.class, () -> plain.emit("connect_error"));
  }
}
