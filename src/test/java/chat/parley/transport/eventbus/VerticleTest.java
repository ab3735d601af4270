package chat.parley.transport.eventbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.support.Await;
import chat.parley.support.Contract;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verticles of the same JVM as members of the chat. */
class VerticleTest {
  @TempDir private Path data;

  // tag::readme[] This is the example of README.md.
  /** Answers everybody who says "hello" in the lobby. */
  static class Greeter extends VerticleBase {
    @Override
    public Future<?> start() {
      return vertx.eventBus().consumer("parley.room.lobby", this::hear).completion();
    }

    private void hear(Message<JsonObject> event) {
      JsonObject message = event.body();
      if ("message".equals(message.getString("ev"))
          && "hello".equals(message.getJsonObject("body").getString("text"))) {
        greet(message.getJsonObject("from").getString("name"));
      }
    }

    private void greet(String name) {
      JsonObject command =
          new JsonObject()
              .put("to", "room:lobby")
              .put("body", new JsonObject().put("text", "Welcome, " + name + "!"));
      DeliveryOptions sender = new DeliveryOptions().addHeader("user", "greeter");
      vertx
          .eventBus()
          .<JsonObject>request("parley.send", command, sender)
          .onSuccess(reply -> System.out.println("greeted as no. " + reply.body().getLong("seq")));
    }
  }

  // end::readme[]

  @Test
  @DisplayName("a verticle hears a room and speaks in it, with the same numbers as a browser")
  void greeter() {
    try (Server server = Server.start(data)) {
      Await.result(server.vertx().deployVerticle(new Greeter()));
      List<JsonObject> heard = new CopyOnWriteArrayList<>();
      server
          .vertx()
          .eventBus()
          .<JsonObject>consumer("parley.room.lobby", event -> heard.add(event.body()));
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "hello");
      ann.hears("hello");
      JsonObject greeting = ann.hears("Welcome, Ann!");
      assertEquals(2, greeting.getLong("seq"));
      assertEquals("greeter", greeting.getJsonObject("from").getString("id"));
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      assertEquals(
          List.of("hello", "Welcome, Ann!"),
          Person.texts(bob.joins("lobby").getJsonArray("entries")));
      heard.forEach(Contract::event);
    }
  }

  @Test
  @DisplayName("what a service may not do is refused, like what is malformed")
  void refusals() {
    try (Server server = Server.start(data)) {
      for (String op : new String[] {"hello", "join", "leave", "typing", "bye"}) {
        JsonObject fields = new JsonObject().put("room", "lobby");
        assertRefused(400, ask(server, op, fields));
      }
      assertRefused(400, ask(server, "send", "no object"));
      assertRefused(400, ask(server, "send", new JsonObject()));
      assertRefused(404, ask(server, "history", new JsonObject().put("room", "nowhere")));
      JsonObject ping = ask(server, "ping", new JsonObject());
      assertEquals(true, ping.getBoolean("ok"));
    }
  }

  private static JsonObject ask(Server server, String op, Object body) {
    JsonObject reply =
        Await.result(server.vertx().eventBus().<JsonObject>request("parley." + op, body)).body();
    Contract.reply(op, reply);
    return reply;
  }

  private static void assertRefused(int code, JsonObject reply) {
    assertFalse(reply.getBoolean("ok"), reply.encode());
    assertEquals(code, reply.getJsonObject("error").getInteger("code"), reply.encode());
  }
}
