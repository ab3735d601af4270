package chat.parley.transport;

import static chat.parley.support.Person.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger can use up has a bound, and he is told where it is. */
class LimitsTest {
  @TempDir private Path data;

  private Server start(String section, String key, int value) {
    return Server.start(data, new JsonObject().put(section, new JsonObject().put(key, value)));
  }

  @Test
  @DisplayName("10,000 rooms by one client: the 1,001st is refused, and a left one makes place")
  void rooms() {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      List<CompletableFuture<JsonObject>> joins = new ArrayList<>();
      for (int n = 0; n < 10_000; n++) {
        joins.add(ann.begins("join", new JsonObject().put("room", "room" + n)));
      }
      for (int n = 0; n < 10_000; n++) {
        JsonObject reply = Person.await(joins.get(n));
        if (n < 1_000) {
          Person.ok(reply);
        } else {
          Person.assertRefused(429, "too_many", reply);
        }
      }
      ann.leaves("room0");
      ann.joins("another");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      bob.tells("user:" + ann.user(), "direct rooms do not count");
      ann.hears("direct rooms do not count");
    }
  }

  @Test
  @DisplayName("a client can resume in all the rooms it may join")
  void resumesThousand() {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      String epoch = ann.joins("lobby").getString("epoch");
      JsonObject positions = new JsonObject();
      for (int n = 0; n < 800; n++) {
        positions.put("r" + n, new JsonObject().put("epoch", epoch).put("pos", 0));
      }
      Person again = Person.returns(JdkWebSocket.CARRIER, server.port(), ann, positions);
      JsonArray rooms = again.welcome().getJsonArray("rooms");
      assertEquals(800, rooms.size());
      again.says("r799", "live");
      again.hears("live");
    }
  }

  @Test
  @DisplayName("too many messages or commands: 429 with the time to wait, never silence")
  void rates() {
    JsonObject slow = new JsonObject().put("sendsPerSecond", 1).put("sendsBurst", 3);
    try (Server server = Server.start(data, new JsonObject().put("limits", slow))) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      List<CompletableFuture<JsonObject>> sends = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        sends.add(ann.begins("send", to("room:lobby", "m" + n)));
      }
      JsonObject refused =
          sends.stream()
              .map(Person::await)
              .filter(reply -> !reply.getBoolean("ok"))
              .findFirst()
              .orElseThrow();
      Person.assertRefused(429, "rate_limited", refused);
      JsonObject error = refused.getJsonObject("error");
      assertTrue(error.getBoolean("temporary"));
      assertTrue(error.getLong("retry_after_ms") > 0);
      ann.joins("lobby");
    }
    JsonObject few = new JsonObject().put("commandsBurst", 5).put("sendsBurst", 5);
    try (Server server = Server.start(data, new JsonObject().put("limits", few))) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
      for (int n = 0; n < 30; n++) {
        replies.add(ann.begins("ping", new JsonObject()));
      }
      long refused =
          replies.stream().map(Person::await).filter(reply -> !reply.getBoolean("ok")).count();
      assertTrue(refused > 0);
    }
  }

  @Test
  @DisplayName("no hello in time: 4005; no answer to a ping: 4202; a full server: 4100")
  void closes() {
    try (Server server = start("times", "helloSeconds", 1)) {
      Person silent = Person.connects(JdkWebSocket.CARRIER, server.port());
      assertEquals(4005, silent.next("bye").getInteger("code"));
      assertEquals(4005, silent.isClosed());
    }
    JsonObject times = new JsonObject().put("pingSeconds", 1).put("pongSeconds", 1);
    try (Server server = Server.start(data, new JsonObject().put("times", times));
        RawSocket dead = RawSocket.webSocket(server.port(), "/ws")) {
      dead.text("{\"op\":\"hello\",\"id\":1}");
      assertEquals(4202, dead.closeCode());
    }
    try (Server server = start("limits", "connections", 2)) {
      List<Person> people = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        people.add(Person.connects(JdkWebSocket.CARRIER, server.port()));
      }
      assertEquals(4100, people.get(5).next("bye").getInteger("code"));
      assertEquals(4100, people.get(5).isClosed());
    }
  }
}
