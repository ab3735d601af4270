package chat.parley.inbox;

import static chat.parley.inbox.Devices.line;
import static chat.parley.inbox.Devices.reads;
import static chat.parley.inbox.Devices.room;
import static chat.parley.inbox.Devices.syncs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has read, wants to hear of and has begun to write, over every carrier alike. */
class InboxTest {
  @TempDir private static Path data;
  private static Server server;
  private static Vertx clients;
  private static int rooms;

  private final String room = "room-" + ++rooms;

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

  private static Person comes(Wire.Carrier carrier, String name) {
    return Person.comes(carrier, server.port(), name);
  }

  private static Person comes(String name) {
    return comes(JdkWebSocket.CARRIER, name);
  }

  private static Person another(Person of) {
    return twin(JdkWebSocket.CARRIER, server.port(), of);
  }

  private static void says(Person person, String room, int times) {
    IntStream.rangeClosed(1, times).forEach(n -> person.says(room, "m" + n));
  }

  private static JsonObject stand(String room, long n, long read, long seq, int unread) {
    return room(room)
        .put("n", n)
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

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sockjs", "polling", "bridge", "io-ws", "io-polling", "io-upgrade"})
  @DisplayName("two devices of a person agree, and the room is told who has seen it")
  void agree(String name) {
    Wire.Carrier carrier = Carriers.all(clients).get(name);
    Person phone = comes(carrier, "Ann");
    Person desk = twin(carrier, server.port(), phone);
    Person bob = comes("Bob");
    bob.joins(room);
    phone.joins(room);
    says(bob, room, 3);
    says(phone, room, 1);

    assertEquals(stand(room, 1, 2, 4, 1), answer(reads(phone, room, 2)));
    assertEquals(stand(room, 1, 2, 4, 1), answer(desk.next("read")));
    JsonObject receipt = bob.next("receipt");
    JsonObject seen = new JsonObject().put("id", phone.user()).put("seq", 2);
    assertEquals(room(room).put("users", new JsonArray().add(seen)), answer(receipt));
    assertEquals(List.of(), phone.heardSoFar("read"));

    JsonObject back = ok(desk.asks("unread", room(room).put("seq", 1)));
    assertEquals(stand(room, 2, 0, 4, 3), answer(back));
    assertEquals(stand(room, 2, 0, 4, 3), answer(phone.next("read")));
    assertEquals(stand(room, 2, 0, 4, 3), answer(reads(phone, room, 0)));

    JsonObject wanted = room(room).put("level", "mentions").put("muted", true);
    JsonObject flags = wanted.copy().put("n", 3).put("pinned", false).put("archived", false);
    assertEquals(flags, answer(ok(phone.asks("notify", wanted))));
    assertEquals(flags, answer(desk.next("notified")));
    assertEquals(flags, answer(ok(desk.asks("notify", room(room)))));

    ok(phone.asks("draft", room(room).put("text", "Dear Bob, 你好 😀")));
    JsonObject draft = ok(desk.asks("draft", room(room)));
    assertEquals(room(room).put("text", "Dear Bob, 你好 😀"), answer(draft));

    JsonObject line = line(desk, room);
    assertEquals(3, line.getInteger("unread"));
    assertEquals(0, line.getLong("read"));
    assertEquals(4, line.getLong("seq"));
    assertEquals(4, line.getLong("head"));
    assertEquals("mentions", line.getString("level"));
    assertTrue(line.getBoolean("muted") && line.getBoolean("draft"));
    assertFalse(line.containsKey("pinned") || line.containsKey("direct"));
    assertEquals("m1", line.getJsonObject("last").getString("text"));
    assertEquals(phone.user(), line.getJsonObject("last").getJsonObject("from").getString("id"));
  }

  @Test
  @DisplayName("a mark beyond the last message is one at the last message, and hides no later one")
  void beyond() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    bob.joins(room);
    says(bob, room, 2);
    assertEquals(stand(room, 1, 2, 2, 0), answer(reads(ann, room, 9_007_199_254_740_991L)));
    says(bob, room, 1);
    assertEquals(1, line(ann, room).getInteger("unread"));
    assertEquals(stand("nowhere-yet", 0, 0, 0, 0), answer(reads(ann, "nowhere-yet", 7)));
    assertEquals(1, syncs(ann).size());
  }

  @Test
  @DisplayName("who asks how a room stands learns who has seen what, also of those who are away")
  void seen() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    ann.joins(room);
    says(ann, room, 3);
    reads(bob, room, 3);
    ok(bob.asks("unread", room(room).put("seq", 2)));
    bob.closes();
    JsonObject seen = new JsonObject().put("id", bob.user()).put("seq", 3);
    JsonObject stands = ok(ann.asks("read", room(room)));
    assertEquals(new JsonArray().add(seen), stands.getJsonArray("seen"));
    assertEquals(0, stands.getInteger("unread"));
  }

  @Test
  @DisplayName("whoever scrolls is answered once it is stored, with where he is then")
  void scrolls() {
    Person ann = comes("Ann");
    Person watch = another(ann);
    Person bob = comes("Bob");
    bob.joins(room);
    says(bob, room, 40);
    List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
    IntStream.rangeClosed(1, 40)
        .forEach(n -> replies.add(ann.begins("read", room(room).put("seq", n))));
    long last = 0;
    for (CompletableFuture<JsonObject> reply : replies) {
      long read = ok(Person.await(reply)).getLong("read");
      assertTrue(read >= last);
      last = read;
    }
    assertEquals(40, last);
    watch.awaits("all is read", event -> event.getLong("read", 0L) == 40);
    assertTrue(line(ann, room).getLong("head") == 40);
    long commits = Person.await(replies.get(39)).getLong("n");
    assertTrue(commits <= 3, commits + " commits");
  }

  @Test
  @DisplayName("what a second device makes unread while another reads is as the last of them said")
  void inOrder() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    bob.joins(room);
    says(bob, room, 5);
    List<CompletableFuture<JsonObject>> replies =
        List.of(
            ann.begins("read", room(room).put("seq", 5)),
            ann.begins("unread", room(room).put("seq", 2)),
            ann.begins("read", room(room).put("seq", 3)));
    replies.forEach(reply -> ok(Person.await(reply)));
    assertEquals(3, answer(ok(ann.asks("read", room(room)))).getLong("read"));
  }

  @Test
  @DisplayName("direct rooms are there unasked, under the name that the other has now")
  void direct() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    String two = bob.tells("user:" + ann.user(), "psst").getString("room");
    JsonObject line = line(ann, two);
    assertEquals(1, line.getInteger("unread"));
    assertEquals(
        bob.welcome().getJsonObject("user").getString("name"),
        line.getJsonObject("direct").getString("name"));
    assertEquals(0, line(bob, two).getInteger("unread"));
    Person eve = comes("Eve");
    for (String op : List.of("read", "notify", "draft")) {
      eve.isRefused(404, "no_such_room", op, room(two));
    }
    eve.isRefused(404, "no_such_room", "unread", room(two).put("seq", 1));
    assertEquals(List.of(), syncs(eve).getList());
    String madeUp = "direct:" + (eve.user().compareTo("g-z") < 0 ? eve.user() + ":g-z" : "x");
    eve.isRefused(404, "no_such_user", "draft", room(madeUp).put("text", "hi"));
  }

  @Test
  @DisplayName("the list follows edits and deletions; mentions of oneself and of all are counted")
  void asItIsNow() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    ann.joins(room);
    bob.joins(room);
    says(bob, room, 1);
    mentions(bob, ann.user());
    mentions(bob, "all");
    mentions(bob, bob.user());
    mentions(ann, "here");
    JsonObject last = mentions(bob, "here");
    assertCounts(ann, 5, 3);
    ok(ann.asks("notify", room(room).put("pinned", true)));
    ok(bob.asks("edit", message(last).put("body", new JsonObject().put("text", "better"))));
    assertEquals("better", line(ann, room).getJsonObject("last").getString("text"));
    ok(bob.asks("delete", message(last)));
    JsonObject gone = line(ann, room).getJsonObject("last");
    assertEquals("", gone.getString("text"));
    assertTrue(gone.getBoolean("deleted"));
    assertCounts(ann, 4, 2);
    reads(ann, room, 2);
    assertCounts(ann, 2, 1);
  }

  private void assertCounts(Person person, int unread, int mentions) {
    JsonObject stands = ok(person.asks("read", room(room)));
    assertEquals(unread, stands.getInteger("unread"));
    assertEquals(mentions, stands.getInteger("mentions"));
  }

  private JsonObject mentions(Person person, String whom) {
    JsonObject body =
        new JsonObject().put("text", "hey").put("mentions", new JsonArray().add(whom));
    return ok(person.asks("send", new JsonObject().put("to", "room:" + room).put("body", body)));
  }

  private static JsonObject message(JsonObject sent) {
    return new JsonObject().put("message", sent.getString("id"));
  }

  @Test
  @DisplayName("more conversations than a page has come in several, each of them once")
  void pages(@TempDir Path folder) {
    JsonObject limits = new JsonObject().put("pageBytes", 4_096);
    try (Server small = Server.start(folder, new JsonObject().put("limits", limits))) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, small.port(), "Ann");
      IntStream.range(0, 100)
          .forEach(n -> ann.begins("draft", room("room-" + n).put("text", "not yet")));
      ok(ann.asks("draft", room("room-100").put("text", "not yet")));
      assertTrue(ok(ann.asks("sync", new JsonObject())).getBoolean("more"));
      List<String> rooms =
          syncs(ann).stream().map(line -> ((JsonObject) line).getString("room")).toList();
      assertEquals(101, rooms.size());
      assertEquals(101, Set.copyOf(rooms).size());
    }
  }

  @Test
  @DisplayName("nonsense is refused by its name, and nothing is kept of it")
  void refused() {
    Person ann = comes("Ann");
    field(ann, "seq", "unread", room(room));
    field(ann, "seq", "read", room(room).put("seq", -1));
    field(ann, "seq", "read", room(room).put("seq", "all"));
    field(ann, "level", "notify", room(room).put("level", "loud"));
    field(ann, "muted", "notify", room(room).put("muted", 1));
    field(ann, "next", "sync", new JsonObject().put("next", "x".repeat(301)));
    field(ann, "room", "draft", new JsonObject());
    ann.isRefused(413, "too_large", "draft", room(room).put("text", "x".repeat(8_001)));
    assertEquals(List.of(), syncs(ann).getList());
  }

  private static void field(Person person, String field, String op, JsonObject fields) {
    JsonObject error = person.isRefused(400, "bad_request", op, fields);
    assertEquals(field, error.getString("field"));
  }

  @Test
  @DisplayName("a service has read nothing and is told nothing")
  void services() {
    for (String op : Set.of("read", "unread", "sync", "notify", "draft", "threads")) {
      JsonObject reply =
          (JsonObject)
              Await.result(
                      server.vertx().eventBus().request("parley." + op, room(room).put("seq", 1)))
                  .body();
      Person.assertRefused(400, "bad_request", reply);
      assertEquals("op", reply.getJsonObject("error").getString("field"));
    }
  }

  @Test
  @DisplayName("drafts come back after everybody has gone; too many at once are refused")
  void drafts() {
    Person ann = comes("Ann");
    String text = "你".repeat(8_000);
    IntStream.range(0, 10)
        .forEach(n -> ok(ann.asks("draft", room(room + "-" + n).put("text", text))));
    ann.isRefused(413, "too_large", "draft", room(room + "-x").put("text", text));
    ok(ann.asks("draft", room(room + "-0").put("text", "")));
    ok(ann.asks("draft", room(room + "-x").put("text", text)));
    ann.closes();
    Person again = another(ann);
    assertEquals(text, ok(again.asks("draft", room(room + "-x"))).getString("text"));
    assertFalse(line(again, room + "-0").containsKey("draft"));
  }
}
