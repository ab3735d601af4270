package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.ParleyCluster;
import chat.parley.config.ParleyConfig;
import chat.parley.document.Typist;
import chat.parley.inbox.Devices;
import chat.parley.inbox.ThreeDevices;
import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the fat jar are one chat, and a third JVM of the cluster may use it. */
class ClusterIT {
  private static final String UNHEARD = "before anybody listens";

  private static final int GRACE_SECONDS = 3;
  private static final int RACES = 60;
  private static final int SILENCE_SECONDS = 5;

  /** For a machine that is busy with something else. */
  private static final int SLACK_SECONDS = 15;

  @TempDir private static Path folder;
  private static Postgres postgres;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    nodes =
        new Nodes(folder, postgres.url())
            .with("PARLEY_TIMES_PRESENCE_GRACE_SECONDS", "" + GRACE_SECONDS)
            .start(2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    postgres.close();
  }

  private static Person comes(int node, String name) {
    return Person.comes(JdkWebSocket.CARRIER, nodes.node(node).port(), name);
  }

  @Test
  @DisplayName("people on different nodes hear, see and find each other")
  void oneChat() {
    Person ann = comes(0, "Ann");
    ann.joins("lobby");
    Person bob = comes(1, "Bob");
    bob.joins("lobby");
    ann.awaits("Bob comes", event -> event.encode().contains(bob.user()));
    assertEquals(1, bob.says("lobby", "from the other side").getLong("seq"));
    ann.hears("from the other side");
    assertEquals(2, ann.says("lobby", "welcome").getLong("seq"));
    bob.hears("from the other side");
    bob.hears("welcome");
    ann.hears("welcome");
    changes(ann, bob);
    ann.tells("session:" + bob.session(), "psst");
    JsonObject whisper = bob.hears("psst");
    bob.tells("session:" + whisper.getJsonObject("from").getString("session"), "what?");
    ann.hears("what?");
    ann.tells("user:" + bob.user(), "for ever");
    bob.hears("for ever");
    JsonObject wave = new JsonObject().put("to", "user:" + bob.user()).put("name", "wave");
    ok(ann.asks("emit", wave));
    assertEquals("wave", bob.next("custom").getString("name"));
    ok(bob.asks("emit", new JsonObject().put("to", "everyone").put("name", "fire")));
    assertEquals("fire", ann.next("custom").getString("name"));
    ok(ann.asks("typing", new JsonObject().put("room", "lobby").put("on", true)));
    assertTrue(bob.next("typing").getBoolean("on"));
    ok(bob.asks("bye", new JsonObject()));
    JsonObject left = ann.awaits("Bob goes", event -> event.encode().contains("\"leave\":[{"));
    assertEquals(1, left.getInteger("count"));
    JsonObject late = Person.to("session:" + bob.session(), "too late");
    ann.isRefused(404, "no_such_session", "send", late);
  }

  /** Whatever node a message was said on, it is changed on any, and each hears of it. */
  private static void changes(Person ann, Person bob) {
    JsonObject welcome = new JsonObject().put("message", "lobby:2");
    ok(ann.asks("edit", welcome.copy().put("body", new JsonObject().put("text", "welcome!"))));
    assertEquals("welcome!", bob.next("edited").getJsonObject("body").getString("text"));
    assertEquals(1, ok(bob.asks("react", welcome.copy().put("emoji", "👍"))).getLong("count"));
    assertEquals(bob.user(), ann.next("reaction").getJsonObject("by").getString("id"));
    ok(bob.asks("pin", welcome));
    assertTrue(ann.next("pinned").getBoolean("on"));
    ok(ann.asks("delete", welcome));
    assertEquals("lobby:2", bob.next("deleted").getString("id"));
    streamed(ann, bob);
    JsonObject answer = Person.to("room:lobby", "fine").put("reply", 1);
    ok(ann.asks("send", answer));
    assertEquals("from the other side", bob.hears("fine").getJsonObject("quote").getString("text"));
    ann.hears("fine");
  }

  /** It grows on every node, and can be ended from any. */
  private static void streamed(Person ann, Person bob) {
    JsonObject begun = Person.to("room:lobby", "so").put("open", true);
    JsonObject message =
        new JsonObject().put("message", ok(ann.asks("send", begun)).getString("id"));
    assertTrue(bob.hears("so").getBoolean("open"));
    ann.hears("so");
    ok(ann.asks("append", message.copy().put("n", 0).put("text", " far")));
    JsonObject grown = bob.next("appended");
    assertEquals(2, grown.getInteger("at"));
    assertEquals(" far", grown.getString("text"));
    Await.until("what was appended is kept", () -> now(bob, message).equals("so far"));
    ok(bob.asks("append", message.copy().put("end", "stopped")));
    JsonObject end = ann.awaits("the end", event -> event.containsKey("end"));
    assertEquals("so far", end.getJsonObject("body").getString("text"));
    ann.isRefused(403, "forbidden", "append", message.copy().put("n", 1).put("text", "!"));
  }

  @Test
  @DisplayName("people write one document on different nodes, and see where the others are")
  void documents() {
    JsonObject notes = new JsonObject().put("room", "written").put("doc", "notes");
    Person ann = comes(0, "Ann");
    Person bob = comes(1, "Bob");
    ok(ann.asks("doc.open", notes));
    ok(bob.asks("doc.open", notes));
    Typist anns = new Typist(7);
    Typist bobs = new Typist(8);
    byte[] hello = anns.types("Hello");
    ok(ann.asks("doc.update", notes.copy().put("update", Typist.spelled(hello))));
    assertArrayEquals(hello, updateHeard(bob));
    byte[] answer = bobs.types("Hi");
    ok(bob.asks("doc.update", notes.copy().put("update", Typist.spelled(answer))));
    updateHeard(ann);
    assertArrayEquals(answer, updateHeard(ann));
    JsonObject shown =
        new JsonObject().put("client", 7).put("clock", 1).put("state", new JsonObject());
    ok(ann.asks("doc.cursor", notes.copy().put("cursors", new JsonArray().add(shown))));
    JsonObject seen = bob.awaits("a cursor", event -> event.containsKey("cursors"));
    assertTrue(seen.encode().contains(ann.user()));
    Person late = comes(1, "Late");
    JsonObject opened = ok(late.asks("doc.open", notes));
    assertEquals(2, opened.getLong("pos"));
    assertTrue(opened.getJsonArray("cursors").encode().contains(ann.user()));
    JsonObject elsewhere = ok(comes(0, "Eve").asks("doc.read", notes));
    assertTrue(elsewhere.getString("text").contains("Hello"));
    JsonObject line =
        ok(late.asks("doc.list", new JsonObject().put("room", "written")))
            .getJsonArray("docs")
            .getJsonObject(0);
    assertEquals(3, line.getInteger("open"));
    late.isRefused(
        403,
        "foreign_client",
        "doc.update",
        notes.copy().put("update", Typist.spelled(anns.types(", I am Ann"))));
    ann.closes();
    bob.awaits(
        "Ann is gone",
        event ->
            event.getJsonArray("cursors", new JsonArray()).encode().contains("\"state\":null"));
  }

  private static byte[] updateHeard(Person person) {
    JsonObject event = person.awaits("an update", heard -> heard.containsKey("update"));
    return Typist.bytes(event.getJsonObject("update"));
  }

  @Test
  @DisplayName("its author goes on with a streamed message at another node, and writes it once")
  void goesOnElsewhere() {
    Person ann = comes(0, "Ann");
    ann.joins("elsewhere");
    Person twin = Person.connects(JdkWebSocket.CARRIER, nodes.node(1).port());
    twin.saysHello(new JsonObject().put("person", ann.welcome().getString("person")));
    twin.joins("elsewhere");
    JsonObject begun = Person.to("room:elsewhere", "so").put("open", true);
    JsonObject message =
        new JsonObject().put("message", ok(ann.asks("send", begun)).getString("id"));
    Person eve = comes(1, "Eve");
    eve.joins("elsewhere");
    eve.isRefused(403, "forbidden", "append", message.copy().put("n", 0).put("text", " stolen"));
    ok(ann.asks("append", message.copy().put("n", 0).put("text", " far")));
    // whether it is kept already, or has to be said again here, is open: a repeat changes nothing
    JsonObject due = ok(twin.asks("append", message.copy().put("n", 0).put("text", " far")));
    assertEquals(1, due.getInteger("n"));
    JsonObject last = message.copy().put("n", 1).put("text", " away").put("end", "done");
    ok(twin.asks("append", last));
    for (Person each : List.of(ann, twin)) {
      JsonObject end = each.awaits("the end", event -> event.containsKey("end"));
      assertEquals("so far away", end.getJsonObject("body").getString("text"));
    }
    long head = twin.joins("elsewhere").getLong("head");
    ann.asks("append", message.copy().put("end", "done"));
    ann.asks("append", message.copy().put("n", 1).put("text", " too late"));
    assertEquals("so far away", now(twin, message));
    assertEquals(head, twin.joins("elsewhere").getLong("head"));
    assertEquals(head, ann.joins("elsewhere").getLong("head"));
  }

  private static String now(Person person, JsonObject message) {
    JsonObject thread = ok(person.asks("thread", message));
    return thread.getJsonArray("entries").getJsonObject(0).getJsonObject("body").getString("text");
  }

  @Test
  @DisplayName("what is read on one node is read on the other, and the room there is told of it")
  void inbox() {
    Person desk = comes(0, "Ann");
    Person phone = Devices.twin(JdkWebSocket.CARRIER, nodes.node(1).port(), desk);
    Person bob = comes(1, "Bob");
    bob.joins("inbox");
    desk.joins("inbox");
    bob.awaits("Ann comes", event -> event.encode().contains(desk.user()));
    bob.says("inbox", "one");
    bob.says("inbox", "two");
    assertEquals(1, Devices.reads(desk, "inbox", 1).getInteger("unread"));
    assertEquals(1, phone.next("read").getInteger("unread"));
    JsonObject seen = bob.next("receipt").getJsonArray("users").getJsonObject(0);
    assertEquals(new JsonObject().put("id", desk.user()).put("seq", 1), seen);
    ok(phone.asks("unread", Devices.room("inbox").put("seq", 1)));
    assertEquals(2, desk.next("read").getInteger("unread"));
    ok(phone.asks("notify", Devices.room("inbox").put("level", "nothing")));
    assertEquals("nothing", desk.next("notified").getString("level"));
    ok(phone.asks("draft", Devices.room("inbox").put("text", "Dear Bob")));
    assertTrue(Devices.line(desk, "inbox").getBoolean("draft"));
  }

  @Test
  @DisplayName("three devices that change nodes show what a recount of the log says")
  void threeDevices() {
    new ThreeDevices(List.of(nodes.node(0).port(), nodes.node(1).port())).run();
  }

  @Test
  @DisplayName("two who write to each other in the same moment both hear both, again and again")
  void directRace() {
    for (int round = 1; round <= RACES; round++) {
      Person ann = comes(0, "Ann");
      Person bob = comes(1, "Bob");
      List.of(ann, bob).forEach(person -> person.joins("race"));
      List.of(ann, bob).forEach(person -> person.says("race", "I have written before"));
      CompletableFuture<JsonObject> one =
          ann.begins("send", Person.to("user:" + bob.user(), "from Ann"));
      ok(bob.asks("send", Person.to("user:" + ann.user(), "from Bob")));
      ok(Person.await(one));
      for (Person person : List.of(ann, bob)) {
        assertEquals(1, direct(person).getLong("seq"), "round " + round);
        assertEquals(2, direct(person).getLong("seq"), "round " + round);
        person.closes();
      }
    }
  }

  private static JsonObject direct(Person person) {
    return person.awaits(
        "a direct message",
        event -> event.getString("room", "").startsWith("direct:") && event.containsKey("seq"));
  }

  @Test
  @DisplayName("a session resumes on another node, where its old connection gives way to it")
  void resumesElsewhere() {
    Person ann = comes(0, "Ann");
    JsonObject joined = ann.joins("moving");
    Person bob = comes(0, "Bob");
    bob.joins("moving");
    bob.says("moving", "one");
    ann.hears("one");
    JsonObject since =
        new JsonObject()
            .put("moving", new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 0));
    Person again = Person.returns(JdkWebSocket.CARRIER, nodes.node(1).port(), ann, since);
    JsonObject room = again.welcome().getJsonArray("rooms").getJsonObject(0);
    assertTrue(room.getBoolean("recovered"));
    assertEquals(List.of("one"), Person.texts(room.getJsonArray("entries")));
    assertEquals(4008, ann.isClosed());
    bob.says("moving", "two");
    again.hears("two");
    assertEquals(List.of(), bob.heardSoFar("presence").stream().filter(ClusterIT::leaves).toList());
  }

  private static boolean leaves(JsonObject presence) {
    return !presence.getJsonArray("leave").isEmpty();
  }

  @Test
  @DisplayName("who was on a node that died leaves his rooms in time, and may yet be on it")
  void diesForGood() {
    Person ann = comes(0, "Ann");
    ann.joins("mourning");
    try (Jar extra = nodes.startOne()) {
      Person cid = Person.comes(JdkWebSocket.CARRIER, extra.port(), "Cid");
      cid.joins("mourning");
      ann.awaits("Cid comes", event -> event.encode().contains("Cid"));
      extra.kill();
      long died = System.nanoTime();
      ann.awaits("Cid is gone", event -> event.encode().contains("\"leave\":[{"));
      long seconds = (System.nanoTime() - died) / 1_000_000_000;
      assertTrue(seconds >= GRACE_SECONDS, seconds + " s");
      assertTrue(seconds <= SILENCE_SECONDS + GRACE_SECONDS + SLACK_SECONDS, seconds + " s");
      JsonObject whisper = Person.to("session:" + cid.session(), "are you there?");
      ann.isRefused(504, "no_answer", "send", whisper);
    }
  }

  @Test
  @DisplayName("a verticle in a JVM without a node speaks and hears as in the same JVM, once")
  void verticle() throws Exception {
    Person ann = comes(0, "Ann");
    ann.joins("bus");
    Person bob = comes(1, "Bob");
    bob.joins("bus");
    Vertx vertx = join();
    BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    ann.says("bus", UNHEARD);
    bob.hears(UNHEARD);
    ann.hears(UNHEARD);
    Await.result(
        vertx
            .eventBus()
            .<JsonObject>consumer("parley.room.bus", event -> heard.add(event.body()))
            .completion());
    JsonObject reply =
        Await.result(
                vertx
                    .eventBus()
                    .<JsonObject>request("parley.send", Person.to("room:bus", "from afar")))
            .body();
    assertEquals(2, reply.getLong("seq"), reply.encode());
    ann.hears("from afar");
    bob.hears("from afar");
    bob.says("bus", "welcome");
    assertEquals("from afar", nextMessage(heard));
    assertEquals("welcome", nextMessage(heard));
    Await.result(vertx.close(), 60, TimeUnit.SECONDS);
  }

  /** Whether what was said just before he listened is heard too is open. */
  private static String nextMessage(BlockingQueue<JsonObject> heard) throws Exception {
    String text = UNHEARD;
    while (text.equals(UNHEARD)) {
      JsonObject event = heard.poll(20, TimeUnit.SECONDS);
      assertNotEquals(null, event);
      text = event.getString("ev").equals("message") ? text(event) : UNHEARD;
    }
    return text;
  }

  private static String text(JsonObject event) {
    return event.getJsonObject("body").getString("text");
  }

  /** As a program of its own does it, with the settings of the nodes. */
  private static Vertx join() {
    Map<String, String> environment = new HashMap<>(nodes.environment());
    ParleyConfig config = ParleyConfig.read(new JsonObject(), environment);
    return Await.result(
        ParleyCluster.of(config).join(new VertxOptions()).buildClustered(), 60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("a node of a later version is understood as far as it can be, and does no harm")
  void laterVersion() {
    Person ann = comes(0, "Ann");
    ann.joins("later");
    Vertx vertx = join();
    EventBus bus = vertx.eventBus();
    BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    bus.<JsonObject>consumer("parley.internal.node.later", event -> heard.add(event.body()));
    JsonObject user = new JsonObject().put("id", "g-eve").put("name", "Eve").put("shoe", 43);
    JsonObject beat =
        later("beat").put("facts", 2).put("host", "").put("port", 0).put("mood", "good");
    long timer = vertx.setPeriodic(1, 200, tick -> bus.publish("parley.internal.nodes", beat));
    nodes.awaitNodes(3);
    JsonArray facts =
        new JsonArray()
            .add(new JsonObject().put("is", "hungry").put("since", 12))
            .add(new JsonObject().put("is", "present").put("room", "later").put("user", user));
    JsonObject account =
        later("account")
            .put("id", 1)
            .put("at", 2)
            .put("piece", 0)
            .put("last", true)
            .put("facts", facts);
    String first = addressOf(heard);
    bus.send(first, later("song").put("verse", 1));
    bus.send(first, later("events").put("min", 2).put("room", 7));
    bus.send(first, new JsonObject().put("v", 1).put("kind", "facts"));
    bus.send(first, new JsonObject().put("v", 1).put("kind", "events").put("room", "later"));
    bus.send(first, account);
    bus.send(
        first,
        later("events")
            .put("room", "later")
            .put(
                "events",
                new JsonArray()
                    .add(new JsonObject().put("ev", "blinked"))
                    .add(
                        new JsonObject()
                            .put("ev", "typed")
                            .put("room", "later")
                            .put("user", user)
                            .put("on", true)
                            .put("words", 3))));
    assertEquals("Eve", ann.next("typing").getJsonObject("user").getString("name"));
    ann.awaits("Eve is there", event -> event.encode().contains("g-eve"));
    ann.says("later", "unharmed");
    vertx.cancelTimer(timer);
    Await.result(vertx.close(), 60, TimeUnit.SECONDS);
    nodes.awaitNodes(2);
  }

  private static JsonObject later(String kind) {
    return new JsonObject().put("v", 2).put("min", 1).put("kind", kind).put("node", "later");
  }

  /** Whoever hears a node for the first time asks it for all that it has. */
  private static String addressOf(BlockingQueue<JsonObject> heard) {
    String welcome = "";
    try {
      Person probe = comes(0, "Probe");
      welcome = probe.welcome().getString("node");
      for (JsonObject asked = heard.poll(20, TimeUnit.SECONDS);
          asked != null && !asked.getString("node").equals(welcome); ) {
        asked = heard.poll(20, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return "parley.internal.node." + welcome;
  }

  @Test
  @DisplayName("each node tells operators how it stands, and everybody whether it is up")
  void health() {
    Fetched ready = Fetched.operations(nodes.node(0), "/health/ready");
    assertEquals(200, ready.status(), ready.body());
    assertEquals("{\"status\":\"UP\"}", Fetched.from(nodes.node(0).port(), "/health/ready").body());
    assertEquals(200, Fetched.operations(nodes.node(1), "/health/live").status());
    String metrics = Fetched.operations(nodes.node(1), "/metrics").body();
    assertTrue(metrics.contains("parley_cluster_nodes 2.0"), metrics);
    assertTrue(metrics.contains("parley_connections{carrier=\"websocket\""), metrics);
    assertEquals(404, Fetched.from(nodes.node(0).port(), "/metrics").status());
  }

  @Test
  @DisplayName("a node without a shared store, or within reach of strangers, does not start")
  void refuses() {
    refused("PARLEY_STORE_URL", "", "store.url");
    refused("PARLEY_CLUSTER_HOST", "8.8.8.8", "cluster.allowPublicAddress");
    refused("PARLEY_CLUSTER_HOST", "0.0.0.0", "cluster.host must be one address");
    refused("PARLEY_CLUSTER_HOST", "10.254.253.252", "no address of this machine");
    refused("PARLEY_CLUSTER_TLS", "files", "cluster.keyStore");
  }

  private static void refused(String variable, String value, String reason) {
    Map<String, String> environment = new HashMap<>(nodes.environment());
    environment.put(variable, value);
    try (Jar jar = Jar.start(folder, environment, "-cluster", "--port", "0")) {
      assertEquals(2, jar.exitCode(), () -> jar.output().toString());
      List<String> output = jar.output();
      assertTrue(output.get(output.size() - 1).contains(reason), output.toString());
    }
  }
}
