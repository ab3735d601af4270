package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.Person;
import chat.parley.support.Polls;
import chat.parley.support.Server;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the section {@code socketio} turns on and off. */
class SocketIoSettingsTest {
  private static final String OPEN = "?EIO=4&transport=polling";

  @TempDir private Path data;
  private Server server;
  private Polls polls;

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(String settings) {
    server = Server.start(data, new JsonObject(settings));
    polls = new Polls(server.vertx(), server.port(), "/socket.io/");
  }

  @Test
  @DisplayName("by default: both transports, the client library, no old clients, no compression")
  void defaults() {
    serve("{}");
    HttpResponse<Buffer> open = zipped();
    assertEquals(200, open.statusCode());
    assertEquals(null, open.getHeader("content-encoding"));
    assertEquals(5, polls.get("?EIO=3&transport=polling").bodyAsJsonObject().getInteger("code"));
    assertEquals(200, polls.get("socket.io.js").statusCode());
    assertEquals(null, polls.get(OPEN).getHeader("set-cookie"));
  }

  private HttpResponse<Buffer> zipped() {
    return Await.result(
        polls.request(HttpMethod.GET, OPEN).putHeader("accept-encoding", "gzip").send());
  }

  @Test
  @DisplayName("compression, when it is on, is for clients that ask for it")
  void compression() {
    serve("{\"http\":{\"compression\":true}}");
    assertEquals("gzip", zipped().getHeader("content-encoding"));
    assertEquals(null, polls.get(OPEN).getHeader("content-encoding"));
  }

  @Test
  @DisplayName("all of it can be off, and each part")
  void off() {
    serve("{\"socketio\":{\"enabled\":false}}");
    assertEquals(404, polls.get(OPEN).statusCode());
    server.close();
    serve(
        "{\"socketio\":{\"serveClient\":false,\"transports\":[\"websocket\"],\"examples\":false}}");
    assertEquals(0, polls.get(OPEN).bodyAsJsonObject().getInteger("code"));
    assertEquals(400, polls.get("socket.io.js").statusCode());
    try (SocketIoPerson ann =
        SocketIoPerson.comes(
            server.port(), "/examples/chat", new JsonObject("{\"transports\":[\"websocket\"]}"))) {
      assertEquals("Invalid namespace null", ann.isRefused());
    }
  }

  @Test
  @DisplayName("relays are the operator's own")
  void relays() {
    serve(
        "{\"socketio\":{\"relays\":[{\"on\":\"shout\",\"to\":\"others\",\"as\":\"heard\"},"
            + "{\"on\":\"tell\",\"to\":\"room:{room}\"}]}}");
    try (SocketIoPerson ann = SocketIoPerson.connects(server.port(), "/", new JsonObject());
        SocketIoPerson bob = SocketIoPerson.connects(server.port(), "/", new JsonObject())) {
      JsonObject garden = new JsonObject().put("room", "garden");
      ann.op("join", garden);
      bob.op("join", garden);
      ann.emits("shout", "hey");
      assertEquals("hey", bob.hears("heard").getString(0));
      ann.asks("tell", garden.copy().put("x", 1));
      assertEquals(1, bob.hears("tell").getJsonObject(0).getInteger("x"));
      Person.assertRefused(404, "no_such_op", ann.asks("chat message", "hi").getJsonObject(0));
      assertEquals(new JsonArray(), new JsonArray(ann.heardSoFar("heard")));
    }
  }
}
