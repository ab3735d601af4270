package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.ConfigException;
import chat.parley.support.Await;
import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.LogBook;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoWire;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that are kept for ops and events to come (decision 46). */
class NamesToComeTest {
  private static final List<String> EVENTS =
      List.of("edited", "pinned", "read", "progress", "board", "doc", "topic");

  @TempDir private Path data;

  private static List<Wire.Carrier> carriers(Vertx vertx) {
    return List.of(
        JdkWebSocket.CARRIER,
        VertxWebSocket.sockJs(vertx),
        Polling.carrier(vertx),
        Bridge.carrier(vertx),
        SocketIoWire.carrier("websocket"),
        SocketIoWire.carrier("polling"));
  }

  private static JsonObject relays(JsonObject... relays) {
    return new JsonObject()
        .put("socketio", new JsonObject().put("relays", new JsonArray(List.of(relays))));
  }

  private static JsonObject relay(String on) {
    return new JsonObject().put("on", on).put("to", "others");
  }

  @Test
  @DisplayName("nobody can send what will one day be an event of the chat")
  void events() {
    try (Server server = Server.start(data)) {
      for (Wire.Carrier carrier : carriers(server.vertx())) {
        Person ann = Person.comes(carrier, server.port(), "Ann");
        for (String name : EVENTS) {
          JsonObject error = ann.isRefused(400, "bad_request", "emit", emit(name));
          assertEquals("name", error.getString("field"));
        }
      }
      for (String name : EVENTS) {
        JsonObject reply =
            (JsonObject)
                Await.result(server.vertx().eventBus().request("parley.emit", emit(name))).body();
        Person.assertRefused(400, "bad_request", reply);
      }
    }
  }

  private static JsonObject emit(String name) {
    return new JsonObject().put("to", "everyone").put("name", name);
  }

  @Test
  @DisplayName("an op that is still to come is no op, on every carrier")
  void ops() {
    try (Server server = Server.start(data)) {
      for (Wire.Carrier carrier : carriers(server.vertx())) {
        Person ann = Person.comes(carrier, server.port(), "Ann");
        JsonObject error =
            ann.isRefused(404, "no_such_op", "moderate", new JsonObject().put("q", "x"));
        assertEquals("op", error.getString("field"));
      }
    }
  }

  @Test
  @DisplayName("a relay of such a name means what the settings say, and the log says so once")
  void relayWins() throws IOException {
    try (LogBook log = new LogBook();
        Server server = Server.start(data, relays(relay("login"), relay("hi")))) {
      assertEquals(1, log.lines("socketio.relays: \"login\"").size());
      assertEquals(0, log.lines("socketio.relays: \"hi\"").size());
      try (SocketIoPerson ann = comes(server, "Ann");
          SocketIoPerson bob = comes(server, "Bob")) {
        assertTrue(ann.asks("login", "Ann is here").getJsonObject(0).getBoolean("ok"));
        assertEquals("Ann is here", bob.hears("login").getString(0));
        Person.assertRefused(404, "no_such_op", ann.asks("moderate", "x").getJsonObject(0));
      }
    }
  }

  private static SocketIoPerson comes(Server server, String name) {
    return SocketIoPerson.connects(server.port(), "/", new JsonObject().put("name", name));
  }

  @ParameterizedTest
  @CsvSource({"progress, progress", "read, read", "login, notice", "hi, board"})
  @DisplayName("a relay whose event would be taken for one of the chat stops the start")
  void forgingRelay(String on, String as) {
    AssertionError failed =
        assertThrows(
            AssertionError.class, () -> Server.start(data, relays(relay(on).put("as", as))));
    assertEquals(ConfigException.class, failed.getCause().getClass());
    String reason = failed.getCause().getMessage();
    assertTrue(reason.contains("\"" + as + "\" in as is an event of the chat"), reason);
  }
}
