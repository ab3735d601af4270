package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static chat.parley.support.Person.texts;
import static chat.parley.support.Person.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Aged;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people can do over every carrier alike. Each carrier's test extends it. */
abstract class CarrierContract {
  @TempDir private Path data;
  private Server server;

  /** How the people of this test connect. */
  protected abstract Wire.Carrier carrier(Vertx vertx);

  /** Whether this carrier says hello for those who do not. */
  protected boolean helloCanBeMissed() {
    return false;
  }

  /** What is set otherwise than by default. */
  protected JsonObject settings() {
    return new JsonObject();
  }

  @BeforeEach
  void start() {
    server = Server.start(data, settings());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  protected final Server server() {
    return server;
  }

  protected final Person comes(String name) {
    return Person.comes(carrier(server.vertx()), server.port(), name);
  }

  /** A second person on the plainest carrier: people meet across carriers. */
  protected final Person comesPlainly(String name) {
    return Person.comes(JdkWebSocket.CARRIER, server.port(), name);
  }

  protected final Person returns(Person earlier, JsonObject positions) {
    return Person.returns(carrier(server.vertx()), server.port(), earlier, positions);
  }

  protected static JsonObject at(String room, JsonObject from) {
    return new JsonObject()
        .put(
            room,
            new JsonObject()
                .put("epoch", from.getString("epoch"))
                .put("pos", from.getLong("pos", from.getLong("head"))));
  }

  @Test
  @DisplayName("everybody in a room hears everybody, the speaker too, whatever carries them")
  void everybodyHears() {
    Person ann = comes("Ann");
    Person bob = comesPlainly("Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    JsonObject sent = ann.says("lobby", "100 % «你好» 😀");
    JsonObject heard = bob.hears("100 % «你好» 😀");
    ann.hears("100 % «你好» 😀");
    assertEquals(sent.getString("id"), heard.getString("id"));
    assertEquals("lobby:1", heard.getString("id"));
    assertEquals(ann.user(), heard.getJsonObject("from").getString("id"));
    bob.says("lobby", "hi Ann");
    ann.hears("hi Ann");
  }

  @Test
  @DisplayName("a newcomer reads what was said before, and nobody outside the room hears it")
  void history() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    ann.says("lobby", "one");
    ann.says("lobby", "two");
    Person bob = comes("Bob");
    Person eve = comes("Eve");
    assertEquals(List.of("one", "two"), texts(bob.joins("lobby").getJsonArray("entries")));
    ann.says("lobby", "three");
    bob.hears("three");
    assertEquals(List.of(), eve.heardSoFar("message"));
  }

  @Test
  @DisplayName("history is read before, after and around a message, in order")
  void pages() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    IntStream.rangeClosed(1, 9).forEach(n -> ann.says("lobby", "m" + n));
    assertEquals(List.of("m8", "m9"), history(ann, new JsonObject().put("limit", 2)));
    assertEquals(
        List.of("m3", "m4"), history(ann, new JsonObject().put("before", 5).put("limit", 2)));
    assertEquals(
        List.of("m6", "m7"), history(ann, new JsonObject().put("after", 5).put("limit", 2)));
    assertEquals(
        List.of("m4", "m5", "m6"), history(ann, new JsonObject().put("around", 5).put("limit", 3)));
    assertEquals(
        List.of("m1", "m2"), history(ann, new JsonObject().put("before", 3).put("limit", 5)));
    assertEquals(List.of("m1"), history(ann, new JsonObject().put("ts", 1).put("limit", 2)));
    JsonObject later = new JsonObject().put("ts", 9_007_199_254_740_991L);
    assertEquals(List.of("m9"), history(ann, later.put("limit", 2)));
    ann.isRefused(404, "no_such_room", "history", new JsonObject().put("room", "nowhere"));
  }

  private static List<String> history(Person person, JsonObject range) {
    return texts(ok(person.asks("history", range.put("room", "lobby"))).getJsonArray("entries"));
  }

  @Test
  @DisplayName("the same cid is the same message: one entry, the first answer again")
  void once() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    JsonObject command = to("room:lobby", "only once").put("cid", "c1");
    JsonObject first = ok(ann.asks("send", command));
    JsonObject again = ok(ann.asks("send", command));
    assertEquals(first.getLong("seq"), again.getLong("seq"));
    assertFalse(first.containsKey("dup"));
    assertTrue(again.getBoolean("dup"));
    ann.isRefused(409, "cid_reused", "send", to("room:lobby", "something else").put("cid", "c1"));
    ann.isRefused(409, "cid_reused", "send", command.copy().put("reply", 1));
    assertEquals(List.of("only once"), history(ann, new JsonObject()));
    assertEquals(1, ann.heardSoFar("message").size());
  }

  @Test
  @DisplayName("sends without waiting keep their order, and numbers are dense")
  void order() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    bob.joins("lobby");
    List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
    ann.begins("join", new JsonObject().put("room", "lobby"));
    for (int n = 1; n <= 60; n++) {
      replies.add(ann.begins("send", to("room:lobby", "m" + n).put("cid", "c" + n)));
    }
    for (int n = 1; n <= 60; n++) {
      assertEquals(n, ok(Person.await(replies.get(n - 1))).getLong("seq"));
      assertEquals(n, bob.hears("m" + n).getLong("pos"));
    }
  }

  @Test
  @DisplayName("a message to a session reaches that socket alone, and nobody's log")
  void toSession() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    Person eve = comes("Eve");
    ann.tells("session:" + bob.session(), "psst");
    JsonObject heard = bob.hears("psst");
    assertEquals(ann.session(), heard.getJsonObject("from").getString("session"));
    assertFalse(heard.containsKey("seq"));
    bob.tells("session:" + heard.getJsonObject("from").getString("session"), "what?");
    ann.hears("what?");
    assertEquals(List.of(), eve.heardSoFar("message"));
    ann.isRefused(404, "no_such_session", "send", to("session:nobody", "psst"));
    bob.asks("bye", new JsonObject());
    bob.isClosed();
    ann.isRefused(404, "no_such_session", "send", to("session:" + bob.session(), "psst"));
  }

  @Test
  @DisplayName("a direct message is heard by both, kept for both, and there for nobody else")
  void toUser() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    Person eve = comes("Eve");
    String room = ann.tells("user:" + bob.user(), "just us").getString("room");
    assertEquals(room, bob.hears("just us").getString("room"));
    ann.hears("just us");
    bob.tells("user:" + ann.user(), "yes");
    ann.hears("yes");
    assertEquals(List.of("just us", "yes"), texts(bob.joins(room).getJsonArray("entries")));
    for (String op : List.of("join", "history")) {
      eve.isRefused(404, "no_such_room", op, new JsonObject().put("room", room));
    }
    eve.isRefused(404, "no_such_room", "send", to("room:" + room, "hello"));
    assertEquals(List.of(), eve.heardSoFar("message"));
    ann.isRefused(404, "no_such_user", "send", to("user:nobody", "hello"));
    JsonObject line =
        ok(ann.asks("rooms", new JsonObject())).getJsonArray("rooms").getJsonObject(0);
    assertEquals(room, line.getString("room"));
    assertEquals("Bob", line.getJsonObject("direct").getString("name"));
  }

  @Test
  @DisplayName("whoever was ever here can be written to, though he is gone and never said a word")
  void toSomebodyGone() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    bob.isCutOff();
    Await.until("Bob is gone", () -> gone(ann, bob));
    String room = ann.tells("user:" + bob.user(), "for later").getString("room");
    assertEquals(1, ann.joins(room).getLong("head"));
    Person again = returns(bob, new JsonObject());
    assertEquals(List.of("for later"), texts(again.joins(room).getJsonArray("entries")));
    String madeUp =
        bob.user().substring(0, 9)
            + (bob.user().charAt(9) == 'a' ? 'b' : 'a')
            + bob.user().substring(10);
    ann.isRefused(404, "no_such_user", "send", to("user:" + madeUp, "hello"));
  }

  private static boolean gone(Person asks, Person left) {
    JsonObject reply = asks.asks("send", to("session:" + left.session(), "still there?"));
    return !reply.getBoolean("ok");
  }

  @Test
  @DisplayName("a name that is borne is marked for whoever comes later, in all that others see")
  void nameInUse() {
    Person ann = comesPlainly("Ann");
    ann.joins("lobby");
    Person stranger = comes("A\u200Bnn");
    assertEquals("Ann (2)", name(stranger));
    stranger.joins("lobby");
    stranger.says("lobby", "it is me");
    assertEquals("Ann (2)", ann.hears("it is me").getJsonObject("from").getString("name"));
    assertEquals("Ann (3)", name(comes("Ann (2)")));
    Person back = returns(stranger, new JsonObject());
    assertEquals("Ann (2)", name(back));
    ann.asks("bye", new JsonObject());
    ann.isClosed();
    assertEquals("Ann", name(comes("Ann")));
  }

  @Test
  @DisplayName("what happens to a message is heard in order, replayed to who was away, and shown")
  void changes() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    JsonObject joined = ann.joins("lobby");
    bob.joins("lobby");
    String id = ann.says("lobby", "helo").getString("id");
    JsonObject message = new JsonObject().put("message", id);
    JsonObject body = new JsonObject().put("text", "hello");
    JsonObject edit = message.copy().put("body", body).put("cid", "e1");
    assertEquals(1, ok(ann.asks("edit", edit)).getLong("n"));
    assertTrue(ok(ann.asks("edit", edit)).getBoolean("dup"));
    bob.isRefused(403, "forbidden", "edit", edit);
    JsonObject like = message.copy().put("emoji", "\u2764");
    assertEquals(1, ok(bob.asks("react", like)).getLong("count"));
    assertTrue(ok(bob.asks("react", like)).getBoolean("dup"));
    ok(bob.asks("pin", message));
    ok(bob.asks("send", to("room:lobby", "hi").put("reply", 1)));
    ok(ann.asks("delete", message));
    ann.isRefused(404, "no_such_message", "edit", edit.put("cid", "e2"));
    bob.hears("helo");
    assertEquals(
        body.getString("text"), bob.next("edited").getJsonObject("body").getString("text"));
    JsonObject reaction = bob.next("reaction");
    assertEquals("\u2764\uFE0F", reaction.getString("emoji"));
    assertEquals(bob.user(), reaction.getJsonObject("by").getString("id"));
    assertTrue(bob.next("pinned").getBoolean("on"));
    assertEquals("hello", bob.hears("hi").getJsonObject("quote").getString("text"));
    assertEquals(id, bob.next("deleted").getString("id"));

    Person eve = comes("Eve");
    JsonObject since = at("lobby", joined).getJsonObject("lobby");
    JsonObject room =
        ok(eve.asks("join", new JsonObject().put("room", "lobby").put("since", since)));
    assertEquals(
        List.of("message", "edited", "reaction", "pinned", "message", "deleted"),
        kinds(room.getJsonArray("entries")));
    JsonObject now = eve.joins("lobby").getJsonArray("entries").getJsonObject(0);
    assertEquals("", now.getJsonObject("body").getString("text"));
    assertEquals(ann.user(), now.getJsonObject("deleted").getJsonObject("by").getString("id"));
    assertEquals(new JsonObject().put("count", 1).put("last", 2), now.getJsonObject("thread"));
  }

  @Test
  @DisplayName(
      "a message that is sent open grows before everybody's eyes, and is one entry at last")
  void streamed() {
    Person ann = comes("Ann");
    Person bob = comes("Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    JsonObject begun = to("room:lobby", "").put("open", true);
    String id = ok(ann.asks("send", begun)).getString("id");
    assertTrue(bob.hears("").getBoolean("open"));
    JsonObject message = new JsonObject().put("message", id);
    assertEquals(1, grows(ann, message, 0, "Hel"));
    assertEquals(2, grows(ann, message, 1, "lo"));
    assertEquals(2, grows(ann, message, 1, "lo"));
    assertEquals("Hello", written(bob, 5));
    ann.isRefused(
        403, "forbidden", "edit", message.copy().put("body", new JsonObject().put("text", "x")));
    bob.isRefused(403, "forbidden", "append", message.copy().put("n", 2).put("text", "!"));
    JsonObject last = message.copy().put("n", 2).put("text", " world").put("end", "done");
    assertEquals(3, ok(ann.asks("append", last)).getLong("n"));
    JsonObject end = bob.awaits("the end", event -> event.containsKey("end"));
    assertEquals("Hello world", end.getJsonObject("body").getString("text"));
    assertEquals(2, end.getLong("pos"));
    ann.isRefused(403, "forbidden", "append", message.copy().put("n", 3).put("text", "!"));
    JsonObject now = comes("Eve").joins("lobby").getJsonArray("entries").getJsonObject(0);
    assertEquals("Hello world", now.getJsonObject("body").getString("text"));
    assertFalse(now.containsKey("open") || now.containsKey("edited"));

    String second = ok(ann.asks("send", begun)).getString("id");
    grows(ann, message.put("message", second), 0, "on and on");
    ok(bob.asks("append", message.copy().put("end", "stopped")));
    JsonObject stopped = ann.awaits("the stop", event -> "stopped".equals(event.getString("end")));
    assertEquals("on and on", stopped.getJsonObject("body").getString("text"));
  }

  private static long grows(Person person, JsonObject message, long n, String text) {
    return ok(person.asks("append", message.copy().put("n", n).put("text", text))).getLong("n");
  }

  /** What somebody has heard of a message that grows, once it is so long. */
  private static String written(Person person, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      JsonObject grown = person.next("appended");
      assertEquals(text.length(), grown.getInteger("at"));
      text.append(grown.getString("text"));
    }
    return text.toString();
  }

  private static List<String> kinds(JsonArray entries) {
    return entries.stream().map(entry -> ((JsonObject) entry).getString("ev")).toList();
  }

  private static String name(Person person) {
    return person.welcome().getJsonObject("user").getString("name");
  }

  @Test
  @DisplayName("a person's key makes him the same person in another session, and only him")
  void onePersonTwice() {
    Person ann = comes("Ann");
    JsonObject joined = ann.joins("lobby");
    JsonObject key = new JsonObject().put("person", ann.welcome().getString("person"));
    Person twin = Person.connects(carrier(server.vertx()), server.port());
    twin.saysHello(key);
    assertEquals(ann.user(), twin.user());
    assertEquals("Ann", name(twin));
    assertFalse(ann.session().equals(twin.session()));
    assertEquals(1, twin.joins("lobby").getJsonObject("members").getInteger("count"));
    JsonObject same = to("room:lobby", "from one of us").put("cid", "c-1");
    ok(ann.asks("send", same));
    twin.hears("from one of us");
    assertTrue(ok(twin.asks("send", same)).getBoolean("dup"));
    ann.isCutOff();
    twin.says("lobby", "go on");
    Person again = returns(ann, at("lobby", joined));
    assertEquals(ann.session(), again.session());
    twin.says("lobby", "both");
    again.awaits("both", event -> event.encode().contains("both"));
    JsonObject forged = new JsonObject().put("person", ann.welcome().getString("key"));
    Person eve = Person.connects(carrier(server.vertx()), server.port());
    JsonObject refusal = eve.asks("hello", forged);
    Person.assertRefused(401, "unauthorized", refusal);
    assertEquals("person", refusal.getJsonObject("error").getString("field"));
  }

  @Test
  @DisplayName("a resume brings back session, user and rooms, and what was missed, without a hole")
  void resume() {
    Person ann = comes("Ann");
    Person bob = comesPlainly("Bob");
    bob.joins("lobby");
    JsonObject joined = ann.joins("lobby");
    ann.isCutOff();
    bob.says("lobby", "one");
    bob.says("lobby", "two");
    Person again = returns(ann, at("lobby", joined));
    assertEquals(ann.session(), again.session());
    assertEquals(ann.user(), again.user());
    JsonObject room = again.welcome().getJsonArray("rooms").getJsonObject(0);
    assertTrue(room.getBoolean("recovered"));
    assertFalse(room.getBoolean("more"));
    assertEquals(List.of("one", "two"), texts(room.getJsonArray("entries")));
    bob.says("lobby", "three");
    again.hears("three");
    again.says("lobby", "back");
    bob.hears("one");
  }

  @Test
  @DisplayName("a session has one connection: resuming elsewhere closes the first with 4008")
  void replaced() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    Person again = returns(ann, new JsonObject());
    assertEquals(4008, ann.next("bye").getInteger("code"));
    ann.isClosed();
    again.joins("lobby");
    again.says("lobby", "still me");
    again.hears("still me");
  }

  @Test
  @DisplayName("positions of another log, or from the future, get the newest page and the reason")
  void strangePositions() {
    Person ann = comes("Ann");
    JsonObject joined = ann.joins("lobby");
    ann.says("lobby", "one");
    for (JsonObject since :
        List.of(
            new JsonObject().put("epoch", "another").put("pos", 0),
            new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 99))) {
      JsonObject reply =
          ok(ann.asks("join", new JsonObject().put("room", "lobby").put("since", since)));
      assertFalse(reply.getBoolean("recovered"));
      assertEquals("epoch", reply.getString("reason"));
      assertEquals(List.of("one"), texts(reply.getJsonArray("entries")));
    }
    ann.says("lobby", "two");
    ann.hears("one");
    ann.hears("two");
    assertEquals(List.of(), ann.heardSoFar("message"));
  }

  @Test
  @DisplayName("a named event reaches everyone in the room with its data, and is not kept")
  void emit() {
    Person ann = comes("Ann");
    Person bob = comesPlainly("Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    JsonArray payload = new JsonArray().add(1).add(new JsonObject().put("x", 2.5)).addNull();
    ok(
        ann.asks(
            "emit",
            new JsonObject().put("to", "room:lobby").put("name", "wave").put("data", payload)));
    JsonObject heard = bob.next("custom");
    assertEquals("wave", heard.getString("name"));
    assertEquals(payload, heard.getJsonArray("data"));
    assertEquals("wave", ann.next("custom").getString("name"));
    ok(
        ann.asks(
            "emit", new JsonObject().put("to", "session:" + bob.session()).put("name", "nudge")));
    assertEquals("nudge", bob.next("custom").getString("name"));
    ok(ann.asks("emit", new JsonObject().put("to", "user:" + bob.user()).put("name", "poke")));
    assertEquals("poke", bob.next("custom").getString("name"));
    assertEquals(0, ann.joins("lobby").getLong("head"));
  }

  @Test
  @DisplayName("others see who comes, who is away, who types and who leaves")
  void presence() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    Person bob = comes("Bob");
    JsonObject members = bob.joins("lobby").getJsonObject("members");
    assertEquals(2, members.getInteger("count"));
    ann.awaits("Bob's coming", event -> mentions(event, "join", bob.user()));
    ok(bob.asks("presence", new JsonObject().put("set", "away")));
    ann.awaits("Bob away", event -> shows(event, bob, "away"));
    ok(bob.asks("typing", new JsonObject().put("room", "lobby").put("on", true)));
    assertTrue(ann.next("typing").getBoolean("on"));
    ok(bob.asks("typing", new JsonObject().put("room", "lobby").put("on", false)));
    assertFalse(ann.next("typing").getBoolean("on"));
    assertEquals(List.of(), bob.heardSoFar("typing"));
    bob.leaves("lobby");
    ann.awaits("Bob's leaving", event -> mentions(event, "leave", bob.user()));
    JsonObject present = ok(ann.asks("presence", new JsonObject().put("of", "lobby")));
    assertEquals(1, present.getJsonObject("members").getInteger("count"));
    bob.isRefused(403, "not_member", "presence", new JsonObject().put("of", "lobby"));
  }

  private static boolean shows(JsonObject event, Person person, String status) {
    JsonObject user = event.getJsonObject("user", new JsonObject());
    return person.user().equals(user.getString("id")) && status.equals(user.getString("status"));
  }

  private static boolean mentions(JsonObject event, String list, String user) {
    return "presence".equals(event.getString("ev"))
        && event.getJsonArray(list, new JsonArray()).stream()
            .anyMatch(member -> ((JsonObject) member).getString("id").equals(user));
  }

  @Test
  @DisplayName("nothing is legal before hello, and one hello is enough")
  void helloFirst() {
    Person ann = Person.connects(carrier(server.vertx()), server.port());
    if (!helloCanBeMissed()) {
      ann.isRefused(401, "hello_first", "join", new JsonObject().put("room", "lobby"));
      ann.isRefused(401, "hello_first", "ping", new JsonObject());
    }
    ann.isRefused(400, "bad_request", "hello", new JsonObject().put("v", 2));
    ann.isRefused(400, "bad_request", "hello", new JsonObject().put("name", "a\u202Eb"));
    ann.isRefused(
        401,
        "unauthorized",
        "hello",
        new JsonObject().put("resume", new JsonObject().put("session", "s").put("key", "a.b.c")));
    ann.saysHello(new JsonObject().put("name", "  Ann "));
    assertEquals("Ann", ann.welcome().getJsonObject("user").getString("name"));
    ann.isRefused(400, "bad_request", "hello", new JsonObject());
  }

  @Test
  @DisplayName("bad frames are answered, and the connection lives on")
  void badFrames() {
    Person ann = comes("Ann");
    String deep = "{\"op\":\"ping\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";
    for (String bad :
        List.of(
            "no json",
            "[1]",
            "7",
            "{\"op\":\"ping\"",
            "{\"op\":\"ping\"} {}",
            "{\"op\":\"ping\",\"op\":\"ping\"}",
            "{\"op\":\"ping\",\"x\":" + "1".repeat(400) + "}",
            "{\"op\":\"ping\",\"x\":1e999}",
            "{\"op\":\"ping\",\"x\":9007199254740993}",
            "{\"op\":\"ping\",\"x\":\"\\ud800\"}",
            "{\"op\":\"ping\",\"x\":\"\\u0000\"}",
            "{\"op\":7}",
            deep)) {
      Person.assertRefused(400, "bad_request", ann.sendsRaw(bad));
    }
    ok(ann.asks("ping", new JsonObject()));
  }

  @Test
  @DisplayName("bad fields are refused by name")
  void badFields() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    for (String room : List.of("", "a/b", "..", "a..b", "a b", "x".repeat(10_000), "\u202Eroom")) {
      ann.isRefused(400, "bad_request", "join", new JsonObject().put("room", room));
    }
    for (JsonObject send :
        List.of(
            to("lobby", "x"),
            to("room:lobby", ""),
            to("room:lobby", "  "),
            new JsonObject().put("to", "room:lobby"),
            new JsonObject().put("to", "room:lobby").put("body", "text"),
            to("room:lobby", "x").put("cid", "c".repeat(65)),
            to("room:lobby", "x").put("cid", 7),
            to("room:lobby", "x").put("reply", -1),
            to("room:lobby", "x").put("reply", 1.5))) {
      ann.isRefused(400, "bad_request", "send", send);
    }
    assertEquals(
        "limit",
        ann.isRefused(
                400,
                "bad_request",
                "history",
                new JsonObject().put("room", "lobby").put("limit", 201))
            .getString("field"));
    ann.isRefused(413, "too_large", "send", to("room:lobby", "x".repeat(8_001)));
    ann.isRefused(403, "not_member", "send", to("room:elsewhere", "x"));
    ann.isRefused(404, "no_such_op", "fly", new JsonObject());
    ann.says("lobby", "still here");
    ann.hears("still here");
  }

  @Test
  @DisplayName("a room is the same one under every spelling that is seen alike")
  void oneLobby() {
    Person ann = comes("Ann\u034F");
    Person bob = comesPlainly("\u17B4Bob");
    assertEquals("Ann", ann.welcome().getJsonObject("user").getString("name"));
    assertEquals("Bob", bob.welcome().getJsonObject("user").getString("name"));
    bob.joins("caf\u00E9");
    JsonObject joined = ann.joins("cafe\u0301\uFE0F");
    assertEquals("caf\u00E9", joined.getString("room"));
    for (String spelled :
        List.of(
            "caf\u00E9\uFE0F", "ca\u034Ff\u00E9", "caf\u00E9\u200D", "\uDB40\uDD00cafe\u0301")) {
      JsonObject sent = ok(ann.asks("send", to("room:" + spelled, "in " + spelled)));
      assertEquals("caf\u00E9", sent.getString("room"));
      assertEquals("caf\u00E9", bob.hears("in " + spelled).getString("room"));
      JsonObject there = new JsonObject().put("room", spelled);
      assertEquals("caf\u00E9", ok(ann.asks("history", there)).getString("room"));
      JsonObject present = ok(ann.asks("presence", new JsonObject().put("of", spelled)));
      assertEquals(2, present.getJsonObject("members").getInteger("count"));
      JsonObject wave = new JsonObject().put("to", "room:" + spelled).put("name", "wave");
      ok(ann.asks("emit", wave));
      assertEquals("caf\u00E9", bob.next("custom").getString("room"));
      for (boolean on : new boolean[] {true, false}) {
        ok(ann.asks("typing", there.copy().put("on", on)));
        assertEquals("caf\u00E9", bob.next("typing").getString("room"));
      }
    }
    Person again = returns(ann, at("ca\u2060f\u00E9", joined));
    bob.says("cafe\u0301", "welcome back");
    again.awaits("Bob", event -> event.encode().contains("welcome back"));
    again.leaves("caf\u00E9\uFE0F");
    again.isRefused(403, "not_member", "send", to("room:caf\u00E9", "x"));
  }

  @Test
  @DisplayName("what cannot be seen is no message")
  void invisibleTexts() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    for (String text :
        List.of(
            "\u200B",
            "\u2060\uFE0F \u034F",
            "\u3164",
            "\u2800\n",
            "\u00AD\u202E",
            "\uDB40\uDC41")) {
      JsonObject error = ann.isRefused(400, "bad_request", "send", to("room:lobby", text));
      assertEquals("text", error.getString("field"));
      ann.isRefused(400, "bad_request", "send", to("user:" + ann.user(), text));
      ann.isRefused(400, "bad_request", "send", to("session:" + ann.session(), text));
    }
    ann.says(
        "lobby",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F");
    assertEquals(1, ann.joins("lobby").getLong("head"));
  }

  @Test
  @DisplayName(
      "where a room has forgotten what followed, one gets a fresh page, never a part of it")
  void retention() {
    Person ann = comes("Ann");
    ann.joins("lobby");
    Person bob = comesPlainly("Bob");
    JsonObject one = ann.says("lobby", "one");
    JsonObject two = ann.says("lobby", "two");
    JsonObject answer = Person.to("room:lobby", "three").put("reply", 2);
    ok(ann.asks("send", answer));
    ann.says("lobby", "four");
    Aged.entries(data, "lobby", 2);
    server.close();
    server = Server.start(data, settings().mergeIn(Aged.settings(), true));
    Aged.forgotten(server, 2);
    Person late = comes("Late");
    JsonObject kept = joins(late, two);
    assertTrue(kept.getBoolean("recovered"));
    assertEquals(30, kept.getInteger("retention"));
    assertEquals(List.of("three", "four"), texts(kept.getJsonArray("entries")));
    Person again = Person.returns(JdkWebSocket.CARRIER, server.port(), bob, at("lobby", one));
    JsonObject resumed = again.welcome().getJsonArray("rooms").getJsonObject(0);
    for (JsonObject lost : List.of(joins(late, one), resumed)) {
      assertFalse(lost.getBoolean("recovered"));
      assertEquals("retention", lost.getString("reason"));
      assertEquals(List.of("three", "four"), texts(lost.getJsonArray("entries")));
    }
    JsonObject history = ok(late.asks("history", room("lobby").put("before", 4)));
    assertEquals(List.of("three"), texts(history.getJsonArray("entries")));
    assertFalse(history.getBoolean("more"));
    JsonObject quote = history.getJsonArray("entries").getJsonObject(0).getJsonObject("quote");
    assertTrue(quote.getBoolean("deleted"));
    JsonObject gone = new JsonObject().put("message", "lobby:2");
    late.isRefused(404, "no_such_message", "react", gone.copy().put("emoji", "👍"));
    late.isRefused(404, "no_such_message", "versions", gone);
    JsonObject thread = ok(late.asks("thread", gone));
    assertEquals(List.of("three"), texts(thread.getJsonArray("entries")));
    late.isRefused(404, "no_such_message", "thread", new JsonObject().put("message", "lobby:1"));
    late.isRefused(404, "no_such_message", "send", Person.to("room:lobby", "x").put("reply", 1));
    JsonObject next = late.says("lobby", "five");
    assertEquals(List.of(5, 5), List.of(next.getInteger("seq"), next.getInteger("pos")));
  }

  private static JsonObject joins(Person person, JsonObject since) {
    return ok(
        person.asks("join", room("lobby").put("since", at("lobby", since).getValue("lobby"))));
  }

  private static JsonObject room(String name) {
    return new JsonObject().put("room", name);
  }
}
