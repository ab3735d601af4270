package chat.parley.inbox;

import static chat.parley.inbox.Devices.reads;
import static chat.parley.inbox.Devices.room;
import static chat.parley.inbox.Devices.twin;
import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.chaos.Carriers;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that a person follows, over every carrier alike. */
class ThreadsTest {
  @TempDir private static Path data;
  private static Server server;
  private static Vertx clients;
  private static int rooms;

  private final String room = "talk-" + ++rooms;

  @BeforeAll
  static void start() {
    server = Server.start(data);
    clients = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    server.close();
    Await.result(clients.close());
  }

  private static Person comes(String name) {
    return Person.comes(JdkWebSocket.CARRIER, server.port(), name);
  }

  private void answers(Person person, long seq, String... mentions) {
    JsonObject body = new JsonObject().put("text", "yes");
    JsonObject mentioning = body.copy().put("mentions", new JsonArray(List.of(mentions)));
    JsonObject message =
        new JsonObject()
            .put("to", "room:" + room)
            .put("reply", seq)
            .put("body", mentions.length == 0 ? body : mentioning);
    ok(person.asks("send", message));
  }

  private JsonObject message(long seq) {
    return new JsonObject().put("message", room + ":" + seq);
  }

  private JsonObject thread(long n, boolean follow, long read, long seq, int unread) {
    return room(room)
        .put("thread", 1)
        .put("n", n)
        .put("follow", follow)
        .put("read", read)
        .put("seq", seq)
        .put("unread", unread)
        .put("mentions", 0);
  }

  private static JsonObject answer(JsonObject reply) {
    JsonObject plain = reply.copy();
    List.of("re", "ok", "ev", "offset").forEach(plain::remove);
    return plain;
  }

  private static JsonArray threads(Person person, boolean unread) {
    return ok(person.asks("threads", new JsonObject().put("unread", unread)))
        .getJsonArray("threads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sockjs", "polling", "bridge", "io-ws", "io-polling", "io-upgrade"})
  @DisplayName("who is answered follows the thread, and his devices agree how far he has read it")
  void follows(String name) {
    Wire.Carrier carrier = Carriers.all(clients).get(name);
    Person phone = Person.comes(carrier, server.port(), "Ann");
    Person desk = twin(carrier, server.port(), phone);
    Person bob = comes("Bob");
    phone.joins(room);
    bob.joins(room);
    phone.says(room, "Shall we?");
    answers(bob, 1);
    answers(bob, 2);

    JsonObject line = threads(phone, true).getJsonObject(0);
    assertEquals(room + ":1", line.getString("id"));
    assertEquals("Shall we?", line.getString("text"));
    assertEquals(phone.user(), line.getJsonObject("from").getString("id"));
    assertEquals(2, line.getInteger("unread"));

    JsonObject mark = room(room).put("thread", 1).put("seq", 2);
    assertEquals(thread(2, true, 2, 3, 1), answer(ok(phone.asks("read", mark))));
    assertEquals(thread(2, true, 2, 3, 1), answer(desk.next("followed")));
    assertEquals(thread(2, true, 2, 3, 1), answer(ok(desk.asks("follow", message(3)))));
    assertEquals(2, ok(desk.asks("read", room(room))).getInteger("unread"));

    JsonObject no = message(1).put("on", false);
    assertEquals(thread(3, false, 2, 3, 0), answer(ok(desk.asks("follow", no))));
    assertEquals(thread(3, false, 2, 3, 0), answer(phone.next("followed")));
    answers(bob, 1, phone.user());
    assertEquals(0, threads(phone, false).size());

    ok(desk.asks("follow", message(1).put("on", true)));
    assertEquals(thread(4, true, 4, 4, 0), answer(phone.next("followed")));
    assertEquals(0, threads(phone, true).size());
    assertEquals(1, threads(phone, false).size());
    assertEquals(List.of(), desk.heardSoFar("followed"));
  }

  @Test
  @DisplayName("what one reads in the room is read in its threads, and a mark never goes back")
  void inTheRoom() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    ann.joins(room);
    bob.joins(room);
    ann.says(room, "first");
    answers(bob, 1);
    answers(bob, 1, ann.user());
    assertEquals(1, threads(ann, true).getJsonObject(0).getInteger("mentions"));
    reads(ann, room, 3);
    assertEquals(0, threads(ann, true).size());
    answers(bob, 1);
    JsonObject back = room(room).put("thread", 1).put("seq", 1);
    assertEquals(thread(1, true, 3, 4, 1), answer(ok(ann.asks("read", back))));
    JsonObject far = room(room).put("thread", 1).put("seq", 9_007_199_254_740_991L);
    assertEquals(thread(2, true, 4, 4, 0), answer(ok(ann.asks("read", far))));
  }

  @Test
  @DisplayName("many threads come in pages, the one that was answered last first")
  void pages() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    ann.joins(room);
    for (int n = 1; n <= 60; n++) {
      ok(
          ann.asksPatiently(
              "send",
              new JsonObject()
                  .put("to", "room:" + room)
                  .put("body", new JsonObject().put("text", "t" + n))));
    }
    for (int n = 1; n <= 60; n++) {
      ok(bob.asksPatiently("follow", message(n).put("on", true)));
      JsonObject reply = new JsonObject().put("to", "room:" + room).put("reply", n);
      ok(ann.asksPatiently("send", reply.put("body", new JsonObject().put("text", "a"))));
    }
    JsonObject first = ok(bob.asksPatiently("threads", new JsonObject()));
    assertEquals(50, first.getJsonArray("threads").size());
    assertTrue(first.getBoolean("more"));
    JsonObject next = new JsonObject().put("next", first.getString("next"));
    JsonObject rest = ok(bob.asksPatiently("threads", next));
    assertFalse(rest.containsKey("more"));
    assertEquals(10, rest.getJsonArray("threads").size());
    assertEquals(1, rest.getJsonArray("threads").getJsonObject(9).getLong("thread"));
  }

  @Test
  @DisplayName("nonsense is refused by its name, and nobody follows what he may not read")
  void refused() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    String two = bob.tells("user:" + ann.user(), "psst").getString("room");
    comes("Eve")
        .isRefused(404, "no_such_room", "follow", new JsonObject().put("message", two + ":1"));
    ann.isRefused(404, "no_such_message", "follow", message(7).put("on", true));
    ann.isRefused(404, "no_such_message", "read", room(room).put("thread", 7).put("seq", 8));
    ann.isRefused(400, "bad_request", "follow", new JsonObject().put("message", "x"));
    ann.isRefused(400, "bad_request", "follow", message(1).put("on", "yes"));
    for (String next : List.of("", "x", "1", "1 room", "-1 room:1", "99999999999999999 room:1")) {
      ann.isRefused(400, "bad_request", "threads", new JsonObject().put("next", next));
    }
    assertEquals(0, threads(ann, false).size());
  }
}
