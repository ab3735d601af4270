package chat.parley.poll;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People ask and vote, whatever carries them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PollContract {
  private Server server;
  private int rooms;
  private String room = "";
  private Person ann;
  private Person bob;

  /** That of Ann; Bob has the plainest. */
  abstract Wire.Carrier carrier(Vertx vertx);

  @BeforeAll
  void start(@TempDir Path data) {
    server = Server.start(data);
    ann = Person.comes(carrier(server.vertx()), server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    room = "room-" + ++rooms;
    bob.joins(room);
    ann.joins(room);
  }

  final Server server() {
    return server;
  }

  final Person ann() {
    return ann;
  }

  final Person bob() {
    return bob;
  }

  final JsonObject asking(String cid) {
    return new JsonObject()
        .put("room", room)
        .put("question", "Tea or coffee?")
        .put("choices", new JsonArray().add("Tea").add("Coffee"))
        .put("cid", cid);
  }

  final JsonObject of(JsonObject sent) {
    return new JsonObject().put("room", room).put("board", "poll." + sent.getLong("seq"));
  }

  final JsonObject votes(Person person, JsonObject poll, Object value) {
    JsonObject item = new JsonObject().put("vote", "votes");
    if (value != null) {
      item.put("value", value);
    }
    return ok(person.asks("record", of(poll).put("items", new JsonArray().add(item))));
  }

  final JsonObject watches(Person person, JsonObject poll) {
    return ok(person.asks("watch", of(poll).put("every_ms", 100)));
  }

  static JsonObject now(JsonArray metrics) {
    JsonObject metric = metrics.getJsonObject(0);
    assertEquals("votes", metric.getString("name"));
    assertEquals("votes", metric.getString("kind"));
    return metric.getJsonArray("series").getJsonObject(0).getJsonObject("now");
  }

  static String counts(JsonObject now) {
    StringBuilder counts = new StringBuilder();
    for (Object choice : now.getJsonArray("choices")) {
      counts.append(((JsonArray) choice).getValue(1)).append(' ');
    }
    return counts.append("of ").append(now.getLong("voters")).toString();
  }

  /** Waits until the person has heard of this. */
  final JsonObject hears(Person person, JsonObject poll, String counts) {
    return person.awaits(
        counts,
        event ->
            "board".equals(event.getString("ev"))
                && of(poll).getString("board").equals(event.getString("board"))
                && room.equals(event.getString("room"))
                && event.containsKey("changes")
                && counts(now(event.getJsonArray("changes"))).equals(counts));
  }

  private static String why(JsonObject recorded) {
    JsonObject refused = recorded.getJsonArray("refused").getJsonObject(0);
    return refused.getString("type") + " " + refused.getString("field");
  }

  @Test
  @DisplayName("all see the poll and how it goes; nobody is told who voted for what")
  void together() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    JsonObject message =
        bob.awaits("the poll", event -> poll.getString("id").equals(event.getString("id")));
    JsonObject data = message.getJsonObject("body").getJsonObject("data").getJsonObject("poll");
    assertEquals("Tea or coffee?", data.getString("question"));
    assertEquals(new JsonArray().add("Tea").add("Coffee"), data.getJsonArray("choices"));
    assertEquals(
        "📊 Tea or coffee?\n1. Tea\n2. Coffee", message.getJsonObject("body").getString("text"));
    JsonObject seen = watches(bob, poll);
    assertEquals("Tea or coffee?", seen.getString("title"));
    assertEquals("0 0 of 0", counts(now(seen.getJsonArray("metrics"))));
    assertFalse(seen.containsKey("mine"));
    watches(ann, poll);
    assertEquals(1, votes(ann, poll, "Tea").getInteger("taken"));
    hears(bob, poll, "1 0 of 1");
    votes(bob, poll, "Coffee");
    JsonObject event = hears(ann, poll, "1 1 of 2");
    assertFalse(event.encode().contains(bob.user()), event.encode());
    hears(bob, poll, "1 1 of 2");
    votes(bob, poll, "Tea");
    hears(ann, poll, "2 0 of 2");
    assertEquals("Tea", watches(bob, poll).getString("mine"));
    JsonObject again = watches(ann, poll);
    assertEquals("Tea", again.getString("mine"));
    assertEquals(0, again.getJsonArray("values").size());
    votes(bob, poll, "");
    hears(ann, poll, "1 0 of 1");
    votes(ann, poll, null);
    hears(bob, poll, "0 0 of 0");
    assertFalse(watches(ann, poll).containsKey("mine"));
  }

  @Test
  @DisplayName("what no poll takes is refused, and nobody can vote for another")
  void refused() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    assertEquals("bad_request value", why(votes(bob, poll, "Milk")));
    for (String does : new String[] {"put", "drop", "count", "unique"}) {
      JsonObject item = new JsonObject().put(does, "votes").put("key", ann.user()).put("id", "x");
      item.put("value", "Tea");
      JsonObject reply = ok(bob.asks("record", of(poll).put("items", new JsonArray().add(item))));
      assertEquals(0, reply.getInteger("taken"));
      assertEquals("kind items", why(reply));
    }
    JsonObject other = new JsonObject().put("vote", "other").put("value", "Tea");
    assertEquals(
        "kind items",
        why(ok(bob.asks("record", of(poll).put("items", new JsonArray().add(other))))));
    JsonObject ordinary = new JsonObject().put("room", room).put("board", "ops");
    JsonObject vote = new JsonObject().put("vote", "votes").put("value", "Tea");
    assertEquals(
        "kind vote", why(ok(bob.asks("record", ordinary.put("items", new JsonArray().add(vote))))));
    assertEquals("0 0 of 0", counts(now(watches(bob, poll).getJsonArray("metrics"))));
    bob.isRefused(409, "kind", "board.layout", of(poll).put("title", "Mine"));
    JsonObject none = new JsonObject().put("seq", 4711);
    bob.isRefused(404, "no_such_message", "watch", of(none));
    bob.isRefused(
        404, "no_such_message", "record", of(none).put("items", new JsonArray().add(vote)));
    for (String wrong : new String[] {"question", "choices", "closes_at"}) {
      Object value = wrong.equals("choices") ? new JsonArray().add("a").add(" a ") : " ";
      assertEquals(
          wrong,
          ann.isRefused(400, "bad_request", "poll", asking("w-" + wrong + room).put(wrong, value))
              .getString("field"));
    }
  }

  @Test
  @DisplayName("a poll asked again by its cid is the same one; another by that cid is refused")
  void once() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    JsonObject again = ok(ann.asks("poll", asking("c-" + room)));
    assertEquals(poll.getString("id"), again.getString("id"));
    assertTrue(again.getBoolean("dup"));
    assertEquals(
        "cid",
        ann.isRefused(409, "cid_reused", "poll", asking("c-" + room).put("question", "Else?"))
            .getString("field"));
    JsonObject second = ok(ann.asks("poll", asking("d-" + room)));
    assertNotEquals(poll.getString("id"), second.getString("id"));
    votes(bob, poll, "Tea");
    assertEquals("0 0 of 0", counts(now(watches(bob, second).getJsonArray("metrics"))));
  }

  @Test
  @DisplayName("only who asked ends it; then it takes no votes, and its message tells the counts")
  void closed() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    watches(bob, poll);
    votes(bob, poll, "Coffee");
    JsonObject close = new JsonObject().put("message", poll.getString("id"));
    bob.isRefused(403, "forbidden", "poll.close", close);
    ok(ann.asks("poll.close", close));
    ok(ann.asks("poll.close", close));
    JsonObject edited =
        bob.awaits(
            "its last state",
            event ->
                "edited".equals(event.getString("ev")) && room.equals(event.getString("room")));
    JsonObject body = edited.getJsonObject("body");
    assertEquals("📊 Tea or coffee?\n1. Tea — 0\n2. Coffee — 1", body.getString("text"));
    JsonObject data = body.getJsonObject("data").getJsonObject("poll");
    assertEquals(new JsonArray().add(0).add(1), data.getJsonArray("counts"));
    assertEquals(1, data.getInteger("voters"));
    assertTrue(data.containsKey("closed_at"));
    JsonObject heard =
        bob.awaits(
            "the end",
            event -> event.containsKey("changes") && event.encode().contains("closed_at"));
    assertEquals(of(poll).getString("board"), heard.getString("board"));
    assertEquals("forbidden vote", why(votes(bob, poll, "Tea")));
    JsonObject seen = watches(bob, poll);
    assertEquals("0 1 of 1", counts(now(seen.getJsonArray("metrics"))));
    assertEquals("Coffee", seen.getString("mine"));
  }

  @Test
  @DisplayName("a poll ends by itself when its time has come")
  void ends() {
    long end = System.currentTimeMillis() + 1_500;
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room).put("closes_at", end)));
    votes(bob, poll, "Tea");
    JsonObject edited =
        bob.awaits(
            "its last state",
            event ->
                "edited".equals(event.getString("ev")) && room.equals(event.getString("room")));
    assertTrue(System.currentTimeMillis() >= end);
    assertEquals(ann.user(), edited.getJsonObject("by").getString("id"));
    assertTrue(edited.encode().contains("1. Tea — 1"), edited.encode());
    assertEquals("forbidden vote", why(votes(ann, poll, "Tea")));
  }

  @Test
  @DisplayName("with its message the poll goes, and who watches it is told")
  void deleted() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    watches(bob, poll);
    votes(bob, poll, "Tea");
    ok(ann.asks("delete", new JsonObject().put("message", poll.getString("id"))));
    bob.awaits(
        "its end",
        event ->
            event.containsKey("closed")
                && of(poll).getString("board").equals(event.getString("board"))
                && room.equals(event.getString("room")));
    bob.isRefused(404, "no_such_message", "watch", of(poll));
    ann.isRefused(
        404,
        "no_such_message",
        "poll.close",
        new JsonObject().put("message", poll.getString("id")));
  }

  @Test
  @DisplayName("two people vote between themselves, and nobody else may")
  void direct() {
    String direct = ok(ann.asks("send", Person.to("user:" + bob.user(), "hi"))).getString("room");
    JsonObject poll = ok(ann.asks("poll", asking("d-" + room).put("room", direct)));
    JsonObject board = of(poll).put("room", direct);
    JsonObject vote = new JsonObject().put("vote", "votes").put("value", "Tea");
    JsonObject record = board.copy().put("items", new JsonArray().add(vote));
    assertEquals(1, ok(bob.asks("record", record)).getInteger("taken"));
    assertEquals("1 0 of 1", counts(now(ok(bob.asks("watch", board)).getJsonArray("metrics"))));
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    assertFalse(eve.asks("watch", board).getBoolean("ok"));
    assertFalse(eve.asks("record", record).getBoolean("ok"));
  }

  @Test
  @DisplayName("who comes back with what he has gets only what has changed")
  void resumes() {
    JsonObject poll = ok(ann.asks("poll", asking("c-" + room)));
    JsonObject whole = watches(bob, poll);
    ok(bob.asks("unwatch", of(poll)));
    JsonObject nothing = ok(bob.asks("watch", of(poll).put("since", whole.getLong("rev"))));
    assertTrue(nothing.getBoolean("resumed"));
    assertEquals(0, nothing.getJsonArray("metrics").size());
    ok(bob.asks("unwatch", of(poll)));
    votes(bob, poll, "Tea");
    JsonObject some = ok(bob.asks("watch", of(poll).put("since", whole.getLong("rev"))));
    assertTrue(some.getBoolean("resumed"));
    assertEquals("1 0 of 1", counts(now(some.getJsonArray("metrics"))));
    assertEquals("Tea", some.getString("mine"));
  }
}
