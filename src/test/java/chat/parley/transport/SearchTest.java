package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static chat.parley.support.Person.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.chaos.Carriers;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People find again what was said, over every carrier. */
class SearchTest {
  @TempDir private Path data;

  private static Person comes(Server server, String name) {
    return Person.comes(JdkWebSocket.CARRIER, server.port(), name);
  }

  private static JsonObject search(Person person, String typed) {
    return ok(person.asks("search", new JsonObject().put("q", typed)));
  }

  private static List<String> finds(Person person, String typed) {
    return texts(search(person, typed).getJsonArray("hits"));
  }

  @Test
  @DisplayName("what was said a moment ago is found over every carrier, as history shows it")
  void everyCarrier() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      Vertx clients = Vertx.vertx();
      Carriers.all(clients)
          .forEach(
              (name, carrier) -> {
                Person bob = Person.comes(carrier, server.port(), "Bob");
                String said = "over " + name.replace("-", "") + " 我在杭州";
                ann.says("lobby", said);
                JsonArray hits =
                    search(bob, "\"over " + name.replace("-", "") + "\" 杭 杭州").getJsonArray("hits");
                assertEquals(List.of(said), texts(hits));
                JsonArray history =
                    ok(bob.asks("history", new JsonObject().put("room", "lobby").put("limit", 1)))
                        .getJsonArray("entries");
                assertEquals(history, hits);
                bob.closes();
              });
      Await.ended(clients);
    }
  }

  @Test
  @DisplayName("edits, deletions, reactions and mentions count at once")
  void changes() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      Person bob = comes(server, "Bob");
      ann.joins("lobby");
      bob.joins("lobby");
      String id = ann.says("lobby", "a mistake").getString("id");
      assertEquals(List.of("a mistake"), finds(bob, "mistake"));
      JsonObject body =
          new JsonObject()
              .put("text", "put right")
              .put("mentions", new JsonArray().add(bob.user()));
      ok(ann.asks("edit", new JsonObject().put("message", id).put("body", body)));
      assertEquals(List.of(), finds(bob, "mistake"));
      assertEquals(List.of("put right"), finds(bob, "mentions:me right"));
      ok(bob.asks("react", new JsonObject().put("message", id).put("emoji", "👍")));
      JsonObject hit = search(ann, "has:reaction").getJsonArray("hits").getJsonObject(0);
      assertEquals("👍", hit.getJsonArray("reactions").getJsonObject(0).getString("emoji"));
      assertTrue(hit.containsKey("edited"));
      ok(ann.asks("delete", new JsonObject().put("message", id)));
      assertEquals(List.of(), finds(bob, "right"));
      assertEquals(List.of(), finds(bob, "from:" + ann.user()));
    }
  }

  @Test
  @DisplayName("nobody finds what others write to each other, nor learns that it is there")
  void rights() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      Person bob = comes(server, "Bob");
      Person eve = comes(server, "Eve");
      String room = ann.tells("user:" + bob.user(), "the secret").getString("room");
      bob.hears("the secret");
      assertEquals(List.of("the secret"), finds(bob, "secret"));
      assertEquals(List.of("the secret"), finds(ann, "from:me in:" + room));
      assertEquals(List.of(), finds(eve, "secret"));
      assertEquals(List.of(), finds(eve, "from:Ann"));
      JsonObject theirs = new JsonObject().put("q", "secret").put("room", room);
      JsonObject nowhere = new JsonObject().put("q", "secret").put("room", "nowhere");
      assertEquals(
          eve.isRefused(404, "no_such_room", "search", nowhere),
          eve.isRefused(404, "no_such_room", "search", theirs));
      eve.isRefused(404, "no_such_room", "search", new JsonObject().put("q", "x in:" + room));
    }
  }

  @Test
  @DisplayName("page by page, the newest first, and no page larger than a reply may be")
  void pages() {
    try (Server server =
        Server.start(
            data, new JsonObject().put("limits", new JsonObject().put("pageBytes", 4_000)))) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      IntStream.range(0, 30).forEach(n -> ann.says("lobby", "word " + n));
      List<String> found = new ArrayList<>();
      JsonObject command = new JsonObject().put("q", "word").put("limit", 9);
      JsonObject page = ok(ann.asks("search", command));
      while (page.getBoolean("more")) {
        found.addAll(texts(page.getJsonArray("hits")));
        assertTrue(page.getJsonArray("hits").size() < 10);
        page = ok(ann.asks("search", command.put("next", page.getString("next"))));
      }
      found.addAll(texts(page.getJsonArray("hits")));
      assertFalse(page.containsKey("next"));
      assertEquals(
          IntStream.range(0, 30).map(n -> 29 - n).mapToObj(n -> "word " + n).toList(), found);
    }
  }

  @Test
  @DisplayName("the best first, page by page, each hit once")
  void best() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      IntStream.range(0, 30)
          .forEach(n -> ann.says("lobby", "word " + n + " word".repeat(n % 5) + " and more"));
      ann.says("lobby", "word word word word word word");
      JsonObject command = new JsonObject().put("q", "word").put("order", "best").put("limit", 7);
      Set<String> found = new LinkedHashSet<>();
      JsonObject page = ok(ann.asks("search", command));
      while (page.getBoolean("more")) {
        found.addAll(texts(page.getJsonArray("hits")));
        page = ok(ann.asks("search", command.put("next", page.getString("next"))));
      }
      found.addAll(texts(page.getJsonArray("hits")));
      assertEquals(31, found.size());
      assertEquals("word word word word word word", found.iterator().next());
    }
  }

  @Test
  @DisplayName("what cannot be searched for is refused in words, and the next search goes on")
  void refused() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      ann.says("lobby", "left open");
      for (String typed : List.of("。。。", "", "x".repeat(10_000), "before:soon", "has:fun")) {
        JsonObject error =
            ann.isRefused(400, "bad_request", "search", new JsonObject().put("q", typed));
        assertEquals("q", error.getString("field"));
      }
      for (String next : List.of("", "x", "1.2.3", "-1.2.3.0", "9".repeat(19) + ".1.1.0")) {
        ann.isRefused(
            400, "bad_request", "search", new JsonObject().put("q", "x").put("next", next));
      }
      ann.isRefused(400, "bad_request", "search", new JsonObject().put("q", "x").put("limit", 101));
      ann.isRefused(400, "bad_request", "search", new JsonObject().put("q", 7));
      assertEquals(List.of("left open"), finds(ann, "\"left open"));
    }
  }

  @Test
  @DisplayName("many who search at once are all answered, in turns")
  void atOnce() {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      ann.says("lobby", "word");
      List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
      for (int n = 0; n < 50; n++) {
        replies.add(ann.begins("search", new JsonObject().put("q", "word")));
      }
      replies.forEach(
          reply ->
              assertEquals(List.of("word"), texts(ok(Person.await(reply)).getJsonArray("hits"))));
    }
  }

  @Test
  @DisplayName("where search is turned off it is no op")
  void off() {
    try (Server server =
        Server.start(data, new JsonObject().put("limits", new JsonObject().put("searches", 0)))) {
      comes(server, "Ann")
          .isRefused(404, "no_such_op", "search", new JsonObject().put("q", "word"));
    }
  }
}
