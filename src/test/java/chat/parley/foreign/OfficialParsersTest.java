package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.support.Await;
import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.LogBook;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.Wire;
import chat.parley.transport.socketio.ConnectRefused;
import chat.parley.transport.socketio.EmitRefused;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way something comes in, what leaves is given to the parsers of the official clients. */
class OfficialParsersTest {
  private static final JsonObject BINARY = new JsonObject().put("$base64", "AQI=");
  private static final JsonObject FORGED = new JsonObject().put("_placeholder", true).put("num", 7);
  private static final JsonObject TEXT = new JsonObject("{\"transports\":[\"websocket\"]}");
  private static final JsonObject MSGPACK = TEXT.copy().put("msgpack", true);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Node> listeners = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(0, one);
    return one;
  }

  private void listen(int port) {
    for (String format : List.of("text", "msgpack")) {
      Node listener = opened(Node.run("parser-listener.cjs", "ws://127.0.0.1:" + port, format));
      listener.prints("connected");
      listeners.add(listener);
    }
  }

  private void areHeard(String event) {
    for (Node listener : listeners) {
      listener.prints((listener == listeners.get(0) ? "4" : "msgpack") + " 2 / [\"" + event + "\"");
      assertFalse(listener.printed().contains("REFUSED"), listener.printed());
      assertFalse(listener.printed().contains("closed"), listener.printed());
    }
  }

  private static JsonArray pieces(int many) {
    return new JsonArray(new ArrayList<>(Collections.nCopies(many, BINARY)));
  }

  private static JsonObject emit(String name, JsonArray data) {
    return new JsonObject().put("to", "everyone").put("name", name).put("data", data);
  }

  private void stayWithin(String way, Function<JsonObject, JsonObject> emits) {
    assertEquals(true, emits.apply(emit(way + " ten", pieces(10))).getBoolean("ok"));
    Person.assertRefused(413, "too_large", emits.apply(emit(way + " eleven", pieces(11))));
    JsonArray forged = new JsonArray().add(new JsonArray().add(FORGED)).add(BINARY);
    Person.assertRefused(400, "bad_request", emits.apply(emit(way + " forged", forged)));
    JsonArray alone = new JsonArray().add(FORGED);
    assertEquals(true, emits.apply(emit(way + " alone", alone)).getBoolean("ok"));
    areHeard(way + " ten");
    areHeard(way + " alone");
  }

  @Test
  @DisplayName("from chat.v1, the bridge, MessagePack and text: ten pieces of binary, none forged")
  void chat(@TempDir Path data) {
    Server server = opened(Server.start(data));
    listen(server.port());
    for (Wire.Carrier carrier : List.of(JdkWebSocket.CARRIER, Bridge.carrier(server.vertx()))) {
      Person person = Person.comes(carrier, server.port(), "Ann");
      stayWithin(
          carrier == JdkWebSocket.CARRIER ? "plain" : "bridge",
          fields -> person.asks("emit", fields));
    }
    SocketIoPerson bob = opened(SocketIoPerson.connects(server.port(), "/", MSGPACK));
    stayWithin("msgpack", fields -> bob.asks("emit", fields).getJsonObject(0));
    SocketIoPerson cat = opened(SocketIoPerson.connects(server.port(), "/", TEXT));
    JsonObject ten = emit("text ten", pieces(10));
    assertEquals(true, cat.asks("emit", ten).getJsonObject(0).getBoolean("ok"));
    areHeard("text ten");
    JsonArray twice = pieces(1).add(new JsonObject().put("_placeholder", true).put("num", 0));
    JsonObject eleven = emit("text wrong", pieces(11));
    Person.assertRefused(413, "too_large", cat.asks("emit", eleven).getJsonObject(0));
    for (JsonArray wrong : List.of(pieces(1).add(FORGED), twice)) {
      cat.emits("emit", emit("text wrong", wrong));
      cat.isDisconnected();
      cat.isConnected();
    }
    cat.emits("emit", emit("end", new JsonArray()));
    areHeard("end");
  }

  @Test
  @DisplayName("from a program in Java: refused where it emits, and told to whom it emits for")
  void program() {
    Vertx vertx = Vertx.vertx();
    opened(() -> Await.result(vertx.close()));
    LogBook log = opened(new LogBook());
    SocketIoServer io = new SocketIoServer(new SocketIoOptions());
    io.onConnection(socket -> socket.on("all", event -> io.emit("all", event.arguments())));
    io.onConnection(socket -> socket.on("echo", event -> event.acknowledge(event.arguments())));
    JsonObject why = new JsonObject().put("bytes", Buffer.buffer("ab"));
    io.of("/no").use(newcomer -> Future.failedFuture(new ConnectRefused("no", why)));
    HttpServerOptions options = io.configure(new HttpServerOptions().setHost("127.0.0.1"));
    int port =
        Await.result(
            vertx
                .createHttpServer(options.setPort(0))
                .requestHandler(io)
                .listen()
                .map(HttpServer::actualPort));
    listen(port);
    List<Buffer> eleven = Collections.nCopies(11, Buffer.buffer("x"));
    io.emit("ten", eleven.subList(0, 10));
    assertEquals(413, assertThrows(EmitRefused.class, () -> io.emit("x", eleven)).code());
    JsonObject forged = new JsonObject().put("a", FORGED).put("b", new byte[1]);
    assertEquals(400, assertThrows(EmitRefused.class, () -> io.emit("x", forged)).code());
    List<Object> deep = List.of();
    for (int n = 0; n < 2_000; n++) {
      deep = List.of(deep);
    }
    List<Object> tooDeep = deep;
    assertEquals(400, assertThrows(EmitRefused.class, () -> io.emit("x", tooDeep)).code());
    assertThrows(IllegalArgumentException.class, () -> io.of("/a,b"));
    SocketIoPerson bob = opened(SocketIoPerson.connects(port, "/", MSGPACK));
    for (String event : List.of("all", "echo")) {
      List<Object> values = new ArrayList<>(List.of(event));
      values.addAll(Collections.nCopies(11, BINARY));
      JsonObject reply = bob.asks(values.toArray()).getJsonObject(0);
      Person.assertRefused(413, "too_large", reply);
    }
    SocketIoPerson dan = opened(SocketIoPerson.comes(port, "/no", TEXT));
    assertEquals("no {\"bytes\":\"YWI\"}", dan.isRefused());
    io.emit("end");
    areHeard("ten");
    areHeard("end");
    assertEquals(List.of(), log.troubles());
  }
}
