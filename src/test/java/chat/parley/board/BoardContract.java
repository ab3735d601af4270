package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People record and watch numbers together, whatever carries them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoardContract {
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

  final Server server() {
    return server;
  }

  final String room() {
    return room;
  }

  final Person ann() {
    return ann;
  }

  final Person bob() {
    return bob;
  }

  @BeforeEach
  void come() {
    room = "room-" + ++rooms;
  }

  JsonObject ops() {
    return new JsonObject().put("room", room).put("board", "ops");
  }

  static JsonObject item(String does, String name) {
    return new JsonObject().put(does, name);
  }

  JsonObject items(JsonObject... items) {
    return ops().put("items", new JsonArray(List.of(items)));
  }

  JsonObject records(Person person, JsonObject... items) {
    return ok(person.asks("record", items(items)));
  }

  JsonObject watches(Person person) {
    return ok(person.asks("watch", ops().put("every_ms", 100)));
  }

  /** The next event about the board. */
  JsonObject changes(Person person) {
    return person.awaits(
        "board",
        event -> "board".equals(event.getString("ev")) && room.equals(event.getString("room")));
  }

  static JsonObject metric(JsonArray metrics, String name) {
    return metrics.stream()
        .map(JsonObject.class::cast)
        .filter(metric -> name.equals(metric.getString("name")))
        .findFirst()
        .orElseGet(JsonObject::new);
  }

  static JsonObject now(JsonArray metrics, String name) {
    JsonArray series = metric(metrics, name).getJsonArray("series", new JsonArray());
    return series.isEmpty() ? new JsonObject() : series.getJsonObject(0).getJsonObject("now");
  }

  /** Waits until the person has heard of this number, and every event goes on where one ended. */
  long hearsTotal(Person person, String name, double total, long rev) {
    long last = rev;
    while (true) {
      JsonObject event = changes(person);
      assertTrue(event.getLong("since") <= last, event.encode());
      last = event.getLong("rev");
      if (now(event.getJsonArray("changes"), name).getDouble("total", -1.0) == total) {
        return last;
      }
    }
  }

  @Test
  @DisplayName("two people see the same number move, and who comes later sees its past")
  void together() {
    JsonObject first = watches(ann);
    assertEquals(0, first.getJsonArray("metrics").size());
    assertFalse(first.getBoolean("resumed"));
    long rev = watches(bob).getLong("rev");
    assertEquals(1, records(ann, item("count", "votes")).getInteger("taken"));
    long anns = hearsTotal(ann, "votes", 1, first.getLong("rev"));
    long bobs = hearsTotal(bob, "votes", 1, rev);
    records(bob, item("count", "votes").put("by", 41.5), item("set", "heat").put("value", -3));
    hearsTotal(ann, "votes", 42.5, anns);
    hearsTotal(bob, "votes", 42.5, bobs);
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    JsonArray metrics = watches(eve).getJsonArray("metrics");
    assertEquals(42.5, now(metrics, "votes").getDouble("total"));
    assertEquals(-3, now(metrics, "heat").getInteger("value"));
    JsonObject past =
        metric(metrics, "votes").getJsonArray("series").getJsonObject(0).getJsonObject("past");
    assertEquals(1_000, past.getInteger("step_ms"));
    double sum =
        past.getJsonArray("values").stream()
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sum();
    assertEquals(42.5, sum);
  }

  @Test
  @DisplayName("what is wrong with an item is said with its place, and the others are taken")
  void refused() {
    JsonObject reply =
        records(
            ann,
            item("count", "ok"),
            item("count", "no spaces"),
            item("set", "a"),
            item("count", "b").put("set", "b"),
            item("observe", "o").put("value", -1),
            item("count", "ok").put("at", 1),
            item("set", "ok").put("value", 1),
            item("unique", "u").put("id", "x".repeat(201)),
            item("put", "p").put("key", "k").put("value", "x".repeat(2_100)),
            item("count", "l").put("labels", new JsonObject().put("k", "a\nb")),
            new JsonObject().put("nothing", 1),
            item("count", "ok").put("by", 1e300));
    assertEquals(1, reply.getInteger("taken"));
    List<String> refused =
        reply.getJsonArray("refused").stream()
            .map(JsonObject.class::cast)
            .map(
                one ->
                    one.getInteger("item")
                        + " "
                        + one.getString("type")
                        + " "
                        + one.getString("field"))
            .toList();
    assertEquals(
        List.of(
            "1 bad_request count",
            "2 bad_request value",
            "3 bad_request set",
            "4 bad_request value",
            "5 bad_request at",
            "6 kind name",
            "7 bad_request id",
            "8 too_large value",
            "9 bad_request labels",
            "10 bad_request items",
            "11 bad_request by"),
        refused);
    assertEquals("items", ann.isRefused(413, "too_large", "record", items()).getString("field"));
    assertEquals(
        "every_ms",
        ann.isRefused(400, "bad_request", "watch", ops().put("every_ms", 0)).getString("field"));
  }

  @Test
  @DisplayName("who comes back with what he has gets only what has changed")
  void resumes() {
    records(ann, item("count", "a"), item("count", "b"));
    JsonObject whole = watches(bob);
    ok(bob.asks("unwatch", ops()));
    records(ann, item("count", "b"));
    JsonObject some = ok(bob.asks("watch", ops().put("since", whole.getLong("rev"))));
    assertTrue(some.getBoolean("resumed"));
    JsonArray metrics = some.getJsonArray("metrics");
    assertEquals(1, metrics.size());
    assertEquals(2, now(metrics, "b").getInteger("total"));
    assertEquals(
        1,
        metrics
            .getJsonObject(0)
            .getJsonArray("series")
            .getJsonObject(0)
            .getJsonArray("points")
            .size());
    JsonObject foreign = ok(bob.asks("watch", ops().put("since", 17)));
    assertFalse(foreign.getBoolean("resumed"));
    assertEquals(2, foreign.getJsonArray("metrics").size());
  }

  @Test
  @DisplayName("keyed values are put, compared and dropped, and everybody hears of it")
  void values() {
    watches(bob);
    JsonObject put = item("put", "scores").put("key", "ann").put("value", new JsonArray().add(7));
    assertEquals(1, records(ann, put).getInteger("taken"));
    JsonObject value = heardValue(bob);
    assertEquals(new JsonArray().add(7), value.getJsonArray("value"));
    assertEquals(ann.user(), value.getString("by"));
    JsonObject again = records(bob, put.copy().put("if_new", true));
    assertEquals("exists", again.getJsonArray("refused").getJsonObject(0).getString("type"));
    JsonObject stale = records(bob, put.copy().put("if_rev", 99));
    assertEquals(
        "changed_meanwhile", stale.getJsonArray("refused").getJsonObject(0).getString("type"));
    records(bob, put.copy().put("value", 8).put("if_rev", value.getLong("rev")));
    assertEquals(8, heardValue(bob).getInteger("value"));
    records(ann, item("drop", "scores").put("key", "ann"));
    JsonObject event = changes(bob);
    while (!event.containsKey("dropped")) {
      event = changes(bob);
    }
    assertEquals(
        new JsonArray().add(new JsonArray().add("scores").add("ann")),
        event.getJsonArray("dropped"));
    records(ann, put.copy().put("value", "short").put("expires_ms", 300));
    assertEquals("short", heardValue(bob).getString("value"));
    while (!event.containsKey("dropped") || event.containsKey("values")) {
      event = changes(bob);
    }
  }

  private JsonObject heardValue(Person person) {
    JsonObject event = changes(person);
    while (!event.containsKey("values")) {
      event = changes(person);
    }
    return event.getJsonArray("values").getJsonObject(0);
  }

  @Test
  @DisplayName("an exact count counts once for its cid, whoever repeats it how often")
  void exact() {
    JsonObject vote = items(item("count", "votes")).put("exact", true).put("cid", "c1");
    for (int i = 0; i < 3; i++) {
      ok(ann.asks("record", vote));
    }
    ok(bob.asks("record", vote));
    assertEquals(2, now(watches(bob).getJsonArray("metrics"), "votes").getInteger("total"));
    assertEquals(
        "cid",
        ann.isRefused(400, "bad_request", "record", items(item("count", "v")).put("exact", true))
            .getString("field"));
  }

  @Test
  @DisplayName("a board has a title and tiles, is listed, and is heard of")
  void layout() {
    watches(bob);
    JsonArray tiles =
        new JsonArray().add(new JsonObject().put("metric", "votes").put("show", "number"));
    ok(ann.asks("board.layout", ops().put("title", "Our board").put("tiles", tiles)));
    JsonObject event = changes(bob);
    assertEquals("Our board", event.getString("title"));
    assertEquals(tiles, event.getJsonArray("layout"));
    records(
        ann,
        item("count", "votes").put("labels", new JsonObject().put("k", "a")),
        item("count", "votes").put("labels", new JsonObject().put("k", "b")),
        item("unique", "people").put("id", "ann"));
    JsonObject again = watches(ann);
    assertEquals("Our board", again.getString("title"));
    assertEquals(1, now(again.getJsonArray("metrics"), "people").getInteger("hour"));
    JsonObject line =
        ok(bob.asks("boards", new JsonObject().put("room", room)))
            .getJsonArray("boards")
            .getJsonObject(0);
    assertEquals("ops", line.getString("board"));
    assertEquals("Our board", line.getString("title"));
    assertEquals(400, line.getInteger("keep_days"));
    ok(ann.asks("board.layout", ops().put("keep_days", 30)));
    JsonObject list = ok(bob.asks("boards", new JsonObject().put("room", room)));
    JsonObject kept = list.getJsonArray("boards").getJsonObject(0);
    assertEquals(30, kept.getInteger("keep_days"));
    assertEquals("Our board", kept.getString("title"));
    assertEquals(
        "keep_days",
        ann.isRefused(400, "bad_request", "board.layout", ops().put("keep_days", 401))
            .getString("field"));
  }

  @Test
  @DisplayName("the past can be asked for in any piece, and what is observed has percentiles")
  void past() {
    long now = System.currentTimeMillis();
    for (int i = 0; i < 10; i++) {
      records(ann, item("observe", "ms").put("value", 100 * i).put("at", now - 300_000));
    }
    JsonObject asked =
        ops()
            .put("from", now - 3_600_000)
            .put("to", now)
            .put("step_ms", 60_000)
            .put("value", "max");
    JsonObject metric = ok(bob.asks("board.past", asked)).getJsonArray("metrics").getJsonObject(0);
    assertEquals(60_000, metric.getInteger("step_ms"));
    List<Object> values =
        metric
            .getJsonArray("series")
            .getJsonObject(0)
            .getJsonObject("past")
            .getJsonArray("values")
            .stream()
            .filter(Number.class::isInstance)
            .toList();
    assertEquals(List.of(900), values);
    assertEquals(
        "from",
        ann.isRefused(400, "bad_request", "board.past", ops().put("from", 2).put("to", 1))
            .getString("field"));
  }

  @Test
  @DisplayName("who leaves the room hears no more of its boards")
  void leaves() {
    watches(bob);
    bob.leaves(room);
    assertEquals("left", changes(bob).getString("closed"));
    records(ann, item("count", "votes"));
    watches(ann);
    // he may still hear of boards in the rooms of other tests
    assertTrue(
        bob.heardSoFar("board").stream().noneMatch(told -> room.equals(told.getString("room"))));
  }

  @Test
  @DisplayName("a number that is too high is told in the room, as text, until it is over")
  void alerted() {
    watches(ann);
    watches(bob);
    JsonObject rule =
        ops()
            .put("name", "<b>Hot</b>")
            .put("metric", "heat")
            .put("labels", new JsonObject().put("oven", "1"))
            .put("above", 200)
            .put("clear", 150);
    JsonObject alert = ok(ann.asks("board.alert", rule)).getJsonArray("alerts").getJsonObject(0);
    assertEquals(300_000, alert.getInteger("quiet_ms"));
    assertFalse(alert.getBoolean("active"));
    JsonObject heat = item("set", "heat").put("labels", new JsonObject().put("oven", "1"));
    records(bob, heat.copy().put("value", 250.5));
    JsonObject said = ann.hears("⚠ <b>Hot</b>: heat (oven 1) is above 200: 250.5");
    assertEquals("ops", said.getJsonObject("from").getString("name"));
    JsonObject body = said.getJsonObject("body");
    assertEquals("plain", body.getString("format"));
    JsonObject data = body.getJsonObject("data").getJsonObject("alert");
    assertEquals("on", data.getString("state"));
    assertEquals(200, data.getInteger("above"));
    bob.awaits(
        "that it has begun",
        event ->
            "alerts".equals(event.getString("ev")) && event.encode().contains("\"active\":true"));
    JsonObject stands = ok(bob.asks("watch", ops())).getJsonArray("alerts").getJsonObject(0);
    assertTrue(stands.getBoolean("active"), stands.encode());
    records(bob, heat.copy().put("value", 100));
    JsonObject over =
        ann.awaits(
            "its end",
            event ->
                "edited".equals(event.getString("ev")) && room.equals(event.getString("room")));
    assertEquals(said.getInteger("seq"), over.getInteger("seq"));
    String text = over.getJsonObject("body").getString("text");
    assertTrue(text.startsWith("✓ <b>Hot</b> is over: heat (oven 1) was above 200"), text);
    assertTrue(text.endsWith("highest 250.5"), text);
    JsonObject none = ok(bob.asks("board.alert", rule.copy().put("delete", true)));
    assertEquals(0, none.getJsonArray("alerts").size());
    assertEquals("clear", refusedAlert(rule.copy().put("clear", 201)));
    assertEquals("above", refusedAlert(rule.copy().put("below", 1)));
    assertEquals("metric", refusedAlert(rule.copy().putNull("metric")));
    assertEquals("quiet_ms", refusedAlert(rule.copy().put("quiet_ms", 0)));
    ann.isRefused(409, "kind", "board.alert", rule.copy().put("value", "p99"));
    bob.leaves(room);
    bob.isRefused(403, "not_member", "board.alert", rule);
  }

  private String refusedAlert(JsonObject rule) {
    return ann.isRefused(400, "bad_request", "board.alert", rule).getString("field");
  }

  @Test
  @DisplayName("a room has a board from the start, on which nobody but the server records")
  void builtin() {
    ann.joins(room);
    ann.says(room, "one");
    ann.says(room, "two");
    JsonObject own = ops().put("board", "_room").put("every_ms", 100);
    JsonObject seen = ok(bob.asks("watch", own));
    JsonArray metrics = seen.getJsonArray("metrics");
    assertEquals(2, now(metrics, "messages").getInteger("total"), "what was said before, too");
    JsonObject past =
        metric(metrics, "messages").getJsonArray("series").getJsonObject(0).getJsonObject("past");
    assertEquals(
        2,
        past.getJsonArray("values").stream()
            .filter(Number.class::isInstance)
            .mapToInt(value -> ((Number) value).intValue())
            .sum());
    assertEquals(2, now(metrics, "people").getInteger("value"));
    assertEquals(0, now(metrics, "typing").getInteger("value"));
    ann.says(room, "three");
    hearsTotal(bob, "messages", 3, seen.getLong("rev"));
    ok(ann.asks("typing", new JsonObject().put("room", room).put("on", true)));
    bob.awaits(
        "that somebody types",
        event ->
            event.containsKey("changes")
                && 1 == now(event.getJsonArray("changes"), "typing").getDouble("value", 0.0));
    assertTrue(
        now(ok(bob.asks("watch", own)).getJsonArray("metrics"), "deliveries").getInteger("total")
            >= 3);
    JsonArray lines =
        ok(bob.asks("boards", new JsonObject().put("room", room))).getJsonArray("boards");
    assertEquals(1, lines.size());
    assertEquals("_room", lines.getJsonObject(0).getString("board"));
    assertTrue(lines.getJsonObject(0).getBoolean("builtin"));
    JsonObject record = items(item("count", "messages")).put("board", "_room");
    assertEquals("board", ann.isRefused(403, "forbidden", "record", record).getString("field"));
    JsonObject layout = ops().put("board", "_other").put("title", "Mine");
    ann.isRefused(403, "forbidden", "board.layout", layout);
    ok(bob.asks("unwatch", ops().put("board", "_room")));
  }

  /** What the person hears next of which boards there are. */
  private JsonObject boards(Person person) {
    return person.awaits(
        "boards",
        event -> "boards".equals(event.getString("ev")) && room.equals(event.getString("room")));
  }

  @Test
  @DisplayName("a board is taken away, past and all; its watchers and the room hear of it")
  void takenAway() {
    watches(bob);
    records(ann, item("count", "votes").put("by", 40), item("set", "heat").put("value", 1));
    JsonObject begun = boards(bob);
    assertEquals("ops", begun.getString("board"));
    assertFalse(begun.containsKey("deleted"));
    JsonObject vote = items(item("count", "votes")).put("exact", true).put("cid", "c1");
    ok(ann.asks("record", vote));
    for (int times = 0; times < 2; times++) {
      assertEquals("ops", ok(ann.asks("board.delete", ops())).getString("board"));
    }
    JsonObject event = changes(bob);
    while (!event.containsKey("closed")) {
      event = changes(bob);
    }
    assertEquals("deleted", event.getString("closed"));
    assertTrue(boards(bob).getBoolean("deleted"));
    JsonObject list = ok(bob.asks("boards", new JsonObject().put("room", room)));
    assertTrue(
        list.getJsonArray("boards").stream()
            .allMatch(line -> ((JsonObject) line).getBoolean("builtin", false)));
    assertTrue(watches(bob).getJsonArray("metrics").isEmpty());
    ok(ann.asks("record", vote));
    records(ann, item("put", "heat").put("key", "k").put("value", 1));
    assertFalse(boards(bob).containsKey("deleted"));
    JsonObject anew = watches(ann);
    assertEquals(1, now(anew.getJsonArray("metrics"), "votes").getInteger("total"));
    assertEquals(1, anew.getJsonArray("values").size());
  }
}
