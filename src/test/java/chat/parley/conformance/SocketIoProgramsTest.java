package chat.parley.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The conformance programs sioc, sio3, jio, eioc, jeio and chat do what their suites rely on. */
class SocketIoProgramsTest {
  private static final JsonObject BINARY = new JsonObject().put("$base64", "AQID");

  private final Vertx vertx = Vertx.vertx();
  private final List<SocketIoPerson> people = new ArrayList<>();
  private int port;

  @AfterEach
  void stop() {
    people.forEach(SocketIoPerson::close);
    Await.result(vertx.close());
  }

  private void serve(Future<HttpServer> program) {
    port = Await.result(program).actualPort();
  }

  private SocketIoPerson comes(String namespace, String options) {
    SocketIoPerson person = SocketIoPerson.connects(port, namespace, new JsonObject(options));
    people.add(person);
    return person;
  }

  private String refusal(String namespace, String options) {
    SocketIoPerson person = SocketIoPerson.comes(port, namespace, new JsonObject(options));
    people.add(person);
    return person.isRefused();
  }

  @Test
  @DisplayName("sioc: echo, acknowledgements, dates, binary, namespaces that refuse")
  void javaScriptClient() {
    serve(SocketIoServices.client(vertx, 0));
    SocketIoPerson ann = comes("/", "{\"query\":{\"key1\":\"a&b\"},\"auth\":{\"token\":\"t\"}}");
    ann.emits("hi");
    ann.hears("hi");
    for (Object value : new Object[] {false, null, 1, "x", BINARY}) {
      assertEquals(new JsonArray().add(value), ann.asks("echo", value));
    }
    assertEquals(new JsonArray().add(ann.id()), ann.asks("getId"));
    String date = ann.asks("getAckDate", "x").getString(0);
    assertTrue(date.matches("\\d{4}-\\d\\d-\\d\\dT.*Z"), date);
    ann.emits("getUtf8");
    assertEquals("てすと", ann.hears("takeUtf8").getString(0));
    ann.emits("false");
    assertEquals(false, ann.hears("false").getBoolean(0));
    ann.emits("doge");
    assertEquals("YXNkZmFzZGY=", ann.hears("doge").getJsonObject(0).getString("$base64"));
    ann.emits("buffa", BINARY);
    ann.hears("buffack");
    JsonObject mixed =
        new JsonObject().put("hello", "lol").put("message", BINARY).put("goodbye", "gotcha");
    ann.emits("jsonbuff", mixed);
    ann.hears("jsonbuff-ack");
    ann.emits("abuff1", BINARY);
    ann.emits("abuff2");
    ann.hears("abuff2-ack");
    JsonObject handshake = ann.asks("getHandshake").getJsonObject(0);
    assertEquals("a&b", handshake.getJsonObject("query").getString("key1"));
    assertEquals("t", handshake.getJsonObject("auth").getString("token"));
    assertEquals("127.0.0.1", handshake.getString("address"));
    assertEquals("Auth failed (main namespace) null", refusal("/", "{\"query\":{\"fail\":1}}"));
    assertEquals("Auth failed (custom namespace) null", refusal("/no", "{}"));
    assertEquals("Invalid namespace null", refusal("/invalid", "{}"));
  }

  @Test
  @DisplayName("sio3: the same for the client of Socket.IO 2, on loopback alone")
  void oldClient() {
    HttpServer server = Await.result(SocketIoServices.oldClient(vertx, 0));
    port = server.actualPort();
    for (String transport : List.of("polling", "websocket")) {
      SocketIoPerson ann = comes("/", "{\"version\":2,\"transports\":[\"" + transport + "\"]}");
      ann.emits("hi");
      ann.hears("hi");
      assertEquals(new JsonArray().add(BINARY), ann.asks("echo", BINARY));
    }
    assertEquals("Auth failed (custom namespace) null", refusal("/no", "{\"version\":2}"));
    assertEquals("127.0.0.1", Conformance.at(0).getHost());
  }

  @Test
  @DisplayName("jio: greeting, echo, acknowledgements, broadcast, rooms of one, refusals with data")
  void javaClient() {
    serve(SocketIoServices.javaClient(vertx, 0));
    SocketIoPerson ann = comes("/", "{}");
    SocketIoPerson bob = comes("/", "{}");
    assertEquals("hello client", ann.hears("message").getString(0));
    ann.emits("echo", 1, BINARY);
    assertEquals(new JsonArray().add(1).add(BINARY), ann.hears("echoBack"));
    assertEquals(new JsonArray().add(1).add("2"), ann.asks("ack", 1, "2"));
    assertEquals("aHVlaHVl", ann.asks("getAckBinary", "").getJsonObject(0).getString("$base64"));
    ann.emits("broadcast", "x");
    assertEquals("x", bob.hears("broadcastBack").getString(0));
    ann.emits("room", "y");
    assertEquals("y", ann.hears("roomBack").getString(0));
    ann.emits("requestDisconnect");
    assertEquals("io server disconnect", ann.isDisconnected());
    assertEquals("auth failed {\"a\":\"b\",\"c\":3}", refusal("/no", "{}"));
    assertEquals(List.of(), bob.heardSoFar("roomBack"));
    HttpResponse<Buffer> answer =
        Await.result(
            new Polls(vertx, port, "/socket.io/")
                .request(HttpMethod.GET, "?EIO=4&transport=polling")
                .putHeader("X-SocketIO", "hi")
                .send());
    assertEquals("hi", answer.getHeader("X-SocketIO"));
  }

  @Test
  @DisplayName("eioc and jeio: greeting, payload limit, refusal, cookies and headers, upgrades too")
  void engineClients() {
    serve(EngineServices.client(vertx, 0));
    Polls polls = new Polls(vertx, port, "/engine.io/");
    HttpResponse<Buffer> open = polls.get("?EIO=4&transport=polling");
    assertEquals(4, open.headers().getAll("set-cookie").size());
    assertEquals(403, polls.get("?EIO=4&transport=polling&deny=1").statusCode());
    String sid = new JsonObject(open.bodyAsString().substring(1)).getString("sid");
    assertEquals("4hi", polls.poll(sid).bodyAsString());
    polls.post(sid, "4give binary\u001e4give utf8");
    assertEquals("bAAECAwQ=\u001e4пойду спать всем спокойной ночи", polls.poll(sid).bodyAsString());
    assertEquals(413, polls.post(sid, "4" + "x".repeat(100)).statusCode());
    serve(EngineServices.javaClient(vertx, 0));
    try (RawSocket socket = new RawSocket(port)) {
      String upgraded =
          socket.asks(
              RawSocket.upgrade("/engine.io/?EIO=4&transport=websocket", "X-EngineIO: v\r\n"));
      assertTrue(upgraded.contains("X-EngineIO: hi\r\n"), upgraded);
      assertTrue(upgraded.contains("X-EngineIO: v\r\n"), upgraded);
    }
  }

  @Test
  @DisplayName("chat: names, counts, messages and typing, each to the others")
  void namedChat() {
    serve(SocketIoServices.namedChat(vertx, 0));
    SocketIoPerson ann = comes("/", "{}");
    SocketIoPerson bob = comes("/", "{}");
    ann.emits("add user", "Ann");
    assertEquals(1, ann.hears("login").getJsonObject(0).getInteger("numUsers"));
    assertEquals(
        new JsonObject().put("username", "Ann").put("numUsers", 1),
        bob.hears("user joined").getJsonObject(0));
    ann.emits("add user", "Not Ann");
    bob.emits("add user", "Bob");
    assertEquals(2, bob.hears("login").getJsonObject(0).getInteger("numUsers"));
    ann.emits("typing");
    assertEquals(new JsonObject().put("username", "Ann"), bob.hears("typing").getJsonObject(0));
    ann.emits("stop typing");
    bob.hears("stop typing");
    ann.emits("new message", "hi");
    assertEquals(
        new JsonObject().put("username", "Ann").put("message", "hi"),
        bob.hears("new message").getJsonObject(0));
    ann.leaves();
    assertEquals(
        new JsonObject().put("username", "Ann").put("numUsers", 1),
        bob.hears("user left").getJsonObject(0));
    assertEquals(1, bob.heardSoFar("user joined").size());
  }
}
