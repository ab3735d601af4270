package chat.parley.board.lines;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People follow the log of a board, whatever carries it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinesContract {
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
  }

  private JsonObject ops() {
    return new JsonObject().put("room", room).put("board", "ops");
  }

  private static JsonObject line(String level, String text) {
    return new JsonObject().put("log", "app").put("level", level).put("text", text);
  }

  private void logs(Person person, JsonObject... lines) {
    JsonObject reply =
        ok(person.asksPatiently("record", ops().put("items", new JsonArray(List.of(lines)))));
    assertEquals(lines.length, reply.getInteger("taken"), reply.encode());
  }

  private JsonObject follows(Person person, JsonObject with) {
    return ok(person.asksPatiently("board.follow", ops().put("every_ms", 100).mergeIn(with)));
  }

  private JsonObject lines(Person person, JsonObject with) {
    return ok(person.asksPatiently("board.lines", ops().mergeIn(with)));
  }

  private static List<String> texts(JsonObject from) {
    return from.getJsonArray("lines").stream()
        .map(line -> ((JsonObject) line).getString("text"))
        .toList();
  }

  /** What the person hears from now on, until there are so many lines. */
  private List<String> hears(Person person, int count) {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      JsonObject event =
          person.awaits(
              "board", told -> room.equals(told.getString("room")) && told.containsKey("lines"));
      texts.addAll(texts(event));
    }
    return texts;
  }

  /** Waits until the log has that line, whoever wrote it. */
  private void stored(String text) {
    Await.until(
        "it is stored", () -> !texts(lines(bob, new JsonObject().put("text", text))).isEmpty());
  }

  @Test
  @DisplayName("two follow a log: each line comes once to each, in its order, with all it has")
  void together() {
    assertEquals(List.of(), texts(follows(ann, new JsonObject())));
    follows(bob, new JsonObject());
    logs(
        ann,
        line("info", "started").put("fields", new JsonObject().put("port", 80)),
        line("error", "<b>failed</b> «好» 😀\n  at line 2"));
    logs(bob, line("debug", "third"));
    List<String> all = List.of("started", "<b>failed</b> «好» 😀\n  at line 2", "third");
    assertEquals(all, hears(ann, 3));
    assertEquals(all, hears(bob, 3));
    JsonObject read = lines(ann, new JsonObject());
    assertEquals(all, texts(read));
    assertFalse(read.getBoolean("more"));
    JsonObject first = read.getJsonArray("lines").getJsonObject(0);
    assertEquals(new JsonObject().put("port", 80), first.getJsonObject("fields"));
    assertEquals("info", first.getString("level"));
    assertEquals("app", first.getString("log"));
    assertTrue(Math.abs(first.getLong("at") - System.currentTimeMillis()) < 60_000);
  }

  @Test
  @DisplayName("the server looks for level, text and source; words are no pattern")
  void filtered() {
    follows(ann, new JsonObject().put("level", "warn").put("text", "DISK (a+)+"));
    logs(
        bob,
        line("error", "disk (a+)+ is full"),
        line("info", "disk (a+)+ is fine"),
        line("error", "disk aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
        line("warn", "x").put("fields", new JsonObject().put("what", "Disk (a+)+")),
        line("error", "disk (a+)+ again").put("log", "other"));
    assertEquals(List.of("disk (a+)+ is full", "x", "disk (a+)+ again"), hears(ann, 3));
    JsonObject other = new JsonObject().put("sources", new JsonArray().add("other"));
    assertEquals(List.of("disk (a+)+ again"), texts(lines(ann, other)));
    assertEquals(List.of("disk (a+)+ again"), texts(follows(ann, other.put("level", "error"))));
  }

  @Test
  @DisplayName("the past is scrolled back and forth page by page, each line once")
  void scrolled() {
    for (int n = 0; n < 30; n++) {
      logs(bob, line("info", "a" + n), line("debug", "b" + n));
    }
    stored("b29");
    List<String> all = new ArrayList<>();
    JsonObject with = new JsonObject().put("limit", 7).put("level", "info");
    JsonObject page = lines(ann, with);
    while (page.getBoolean("more")) {
      all.addAll(0, texts(page));
      page = lines(ann, with.put("before", page.getLong("n")));
    }
    all.addAll(0, texts(page));
    List<String> expected = IntStream.range(0, 30).mapToObj(n -> "a" + n).toList();
    assertEquals(expected, all);
    List<String> again = new ArrayList<>();
    with.remove("before");
    page = lines(ann, with.put("after", 0));
    while (page.getBoolean("more")) {
      again.addAll(texts(page));
      page = lines(ann, with.put("after", page.getLong("n")));
    }
    again.addAll(texts(page));
    assertEquals(expected, again);
  }

  @Test
  @DisplayName("who comes again with `since` has what he missed, and nothing twice")
  void resumed() {
    logs(bob, line("info", "before"));
    stored("before");
    JsonObject first = follows(ann, new JsonObject());
    assertEquals(List.of("before"), texts(first));
    ok(ann.asks("board.unfollow", ops()));
    logs(bob, line("info", "one"), line("info", "two"));
    stored("two");
    JsonObject again = follows(ann, new JsonObject().put("since", first.getLong("n")));
    assertEquals(List.of("one", "two"), texts(again));
    assertFalse(again.getBoolean("more"));
    logs(bob, line("info", "three"));
    assertEquals(List.of("three"), hears(ann, 1));
  }

  @Test
  @DisplayName("a reader hears only so many lines a second, and how many were left out")
  void quota() {
    follows(ann, new JsonObject().put("per_second", 20));
    for (int part = 0; part < 4; part++) {
      JsonArray items = new JsonArray();
      for (int n = 0; n < 100; n++) {
        items.add(line("info", "n" + (part * 100 + n)));
      }
      ok(bob.asksPatiently("record", ops().put("items", items)));
    }
    int told = 0;
    int leftOut = 0;
    while (told + leftOut < 400) {
      JsonObject event =
          ann.awaits(
              "board", one -> room.equals(one.getString("room")) && one.containsKey("lines"));
      assertTrue(event.getJsonArray("lines").size() <= 20, "of 20 a second");
      told += event.getJsonArray("lines").size();
      leftOut += event.getInteger("left_out");
    }
    assertEquals(400, told + leftOut);
    assertTrue(leftOut > 300, leftOut + " left out");
    assertEquals(
        400,
        ok(ann.asks("watch", ops())).getJsonArray("metrics").stream()
            .map(JsonObject.class::cast)
            .flatMap(metric -> metric.getJsonArray("series").stream())
            .mapToInt(series -> ((JsonObject) series).getJsonObject("now").getInteger("total"))
            .sum(),
        "they are counted all the same");
  }

  @Test
  @DisplayName("lines are counted by level on the board, as a metric of the kind log")
  void counted() {
    logs(ann, line("info", "a"), line("error", "b"), line("error", "c"));
    JsonObject metric = ok(bob.asks("watch", ops())).getJsonArray("metrics").getJsonObject(0);
    assertEquals("app", metric.getString("name"));
    assertEquals("log", metric.getString("kind"));
    JsonObject errors = metric.getJsonArray("series").getJsonObject(1);
    assertEquals(new JsonObject().put("level", "error"), errors.getJsonObject("labels"));
    assertEquals(2, errors.getJsonObject("now").getInteger("total"));
    JsonObject refused =
        ok(ann.asks(
                "record",
                ops().put("items", new JsonArray().add(new JsonObject().put("count", "app")))))
            .getJsonArray("refused")
            .getJsonObject(0);
    assertEquals("kind", refused.getString("type"));
  }

  @Test
  @DisplayName("lines that are too long, of no level or no text are refused by their field")
  void refused() {
    JsonArray items =
        new JsonArray()
            .add(line("info", "x".repeat(9_000)))
            .add(line("loud", "x"))
            .add(new JsonObject().put("log", "app"))
            .add(line("info", "x").put("fields", 7))
            .add(line("info", "x").put("at", 7))
            .add(line("info", "good"));
    JsonObject reply = ok(ann.asks("record", ops().put("items", items)));
    assertEquals(1, reply.getInteger("taken"));
    assertEquals(
        List.of("text", "level", "text", "fields", "at"),
        reply.getJsonArray("refused").stream()
            .map(item -> ((JsonObject) item).getString("field"))
            .toList());
    ann.isRefused(400, "bad_request", "board.follow", ops().put("text", ""));
    ann.isRefused(400, "bad_request", "board.follow", ops().put("every_ms", 0));
  }

  @Test
  @DisplayName("a board that is taken away takes its log along, and another one begins empty")
  void takenAway() {
    logs(ann, line("info", "old"));
    stored("old");
    follows(bob, new JsonObject());
    ok(ann.asks("board.delete", ops()));
    JsonObject event =
        bob.awaits(
            "board", one -> room.equals(one.getString("room")) && one.containsKey("log_closed"));
    assertEquals("deleted", event.getString("log_closed"));
    assertEquals(List.of(), texts(follows(bob, new JsonObject())));
    logs(ann, line("info", "new"));
    assertEquals(List.of("new"), hears(bob, 1));
    assertEquals(List.of("new"), texts(lines(ann, new JsonObject())));
  }

  @Test
  @DisplayName("who leaves the room hears no more of its logs")
  void leaves() {
    follows(bob, new JsonObject());
    bob.leaves(room);
    JsonObject event =
        bob.awaits(
            "board", one -> room.equals(one.getString("room")) && one.containsKey("log_closed"));
    assertEquals("left", event.getString("log_closed"));
    logs(ann, line("info", "late"));
    stored("late");
  }
}
