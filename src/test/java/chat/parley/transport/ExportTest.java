package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Exported;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People take away what was said, as JSON Lines. */
class ExportTest {
  @TempDir private Path data;
  private Server server;
  private Person ann;
  private Person bob;

  @BeforeEach
  void start() {
    server = Server.start(data);
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Exported export(Person person, String path) {
    return Exported.from(server.port(), path, Optional.of(person.welcome().getString("person")));
  }

  private static JsonObject about(String message) {
    return new JsonObject().put("message", message);
  }

  private void talk() {
    ann.says("lobby", "one");
    ann.says("lobby", "a secret");
    bob.says("lobby", "hi");
    JsonObject body = new JsonObject().put("text", "one, put right");
    ok(ann.asks("edit", about("lobby:1").put("body", body)));
    ok(bob.asks("react", about("lobby:1").put("emoji", "👍")));
    ok(ann.asks("delete", about("lobby:2")));
  }

  @Test
  @DisplayName("the log of a room comes step by step, without what was deleted, from any position")
  void room() {
    talk();
    Exported all = export(bob, "rooms/lobby/export");
    assertEquals(200, all.status());
    assertEquals("application/jsonl; charset=utf-8", all.type());
    JsonObject header = all.lines().get(0);
    assertEquals("room", header.getString("export"));
    assertEquals(6, header.getInteger("head"));
    assertEquals(
        LongStream.rangeClosed(1, 6).boxed().toList(),
        all.items().stream().map(line -> line.getLong("pos")).toList());
    assertEquals(
        List.of("message", "message", "message", "edited", "reaction", "deleted"),
        all.items().stream().map(line -> line.getString("ev")).toList());
    assertFalse(all.body().contains("secret"));
    assertEquals(
        new JsonObject().put("end", true).put("lines", 6), all.lines().get(all.lines().size() - 1));
    Exported rest = export(bob, "rooms/lobby/export?since=4");
    assertEquals(all.items().subList(4, 6), rest.items());
    assertEquals(List.of(), export(bob, "rooms/lobby/export?since=6").items());
    assertEquals("bad_request", export(bob, "rooms/lobby/export?since=x").problem());
  }

  @Test
  @DisplayName("a long room comes in parts, each entry once")
  void parts() {
    IntStream.range(0, 1_200)
        .mapToObj(n -> ann.begins("send", Person.to("room:lobby", "m" + n)))
        .toList()
        .forEach(reply -> ok(reply.join()));
    Exported all = export(ann, "rooms/lobby/export");
    assertEquals(
        LongStream.rangeClosed(1, 1_200).boxed().toList(),
        all.items().stream().map(line -> line.getLong("pos")).toList());
  }

  @Test
  @DisplayName("one's own data: rooms, drafts, and what one has done, and nothing of others")
  void person() {
    talk();
    String direct = ann.tells("user:" + bob.user(), "psst").getString("room");
    ok(ann.asks("draft", new JsonObject().put("room", "lobby").put("text", "a thought")));
    ok(ann.asks("read", new JsonObject().put("room", "lobby").put("seq", 3)));
    ok(ann.asks("follow", about("lobby:1").put("on", true)));
    Exported own = export(ann, "export");
    assertEquals("person", own.lines().get(0).getString("export"));
    assertEquals(ann.user(), own.lines().get(0).getJsonObject("user").getString("id"));
    JsonObject lobby =
        own.items().stream()
            .filter(line -> "lobby".equals(line.getString("conversation")))
            .findFirst()
            .orElseThrow();
    assertEquals("a thought", lobby.getString("draft"));
    assertTrue(own.items().stream().anyMatch(line -> "lobby:1".equals(line.getString("thread"))));
    assertEquals(3, lobby.getInteger("read"));
    assertEquals("all", lobby.getString("level"));
    List<String> done =
        own.items().stream()
            .filter(line -> line.containsKey("ev"))
            .map(line -> line.getString("room") + " " + line.getString("ev"))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            direct + " message", "lobby deleted", "lobby edited", "lobby message", "lobby message"),
        done);
    assertFalse(own.body().contains("secret"));
    assertFalse(own.body().contains("\"hi\""));
    assertTrue(own.lines().get(own.lines().size() - 1).getBoolean("end"));
    assertTrue(export(bob, "rooms/" + direct + "/export").body().contains("psst"));
  }

  @Test
  @DisplayName("nobody exports without a key, nor a room that he may not read, nor one that is not")
  void strangers() {
    String direct = ann.tells("user:" + bob.user(), "psst").getString("room");
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    for (String path : List.of("export", "rooms/lobby/export")) {
      for (String key :
          List.of("", "x", "a.b.c", ann.welcome().getString("key"), "a.b.c".repeat(999))) {
        Exported refused = Exported.from(server.port(), path, Optional.of(key));
        assertEquals(401, refused.status());
        assertEquals("unauthorized", refused.problem());
      }
      assertEquals(401, Exported.from(server.port(), path, Optional.empty()).status());
    }
    String theirs = export(eve, "rooms/" + direct + "/export").body();
    assertEquals(theirs, export(eve, "rooms/nowhere/export").body());
    assertEquals("no_such_room", export(eve, "rooms/nowhere/export").problem());
    assertEquals("no_such_room", export(eve, "rooms/%00/export").problem());
  }
}
