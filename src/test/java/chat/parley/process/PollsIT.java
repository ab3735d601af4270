package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Votes are exact over nodes of the fat jar, also when one of them is killed among them. */
class PollsIT {
  private static final int CROWD = 40;

  @TempDir private static Path folder;
  private static Postgres postgres;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    nodes = new Nodes(folder, postgres.url()).start(2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    postgres.close();
  }

  private static Person comes(int node, String name) {
    Person person = Person.comes(JdkWebSocket.CARRIER, nodes.node(node).port(), name);
    person.joins("lobby");
    return person;
  }

  private static JsonObject asked(Person who, String cid, long closesAt) {
    JsonObject poll =
        new JsonObject()
            .put("room", "lobby")
            .put("question", "Which?")
            .put("choices", new JsonArray().add("a").add("b").add("c"))
            .put("cid", cid);
    return ok(who.asks("poll", closesAt > 0 ? poll.put("closes_at", closesAt) : poll));
  }

  private static JsonObject of(JsonObject poll) {
    return new JsonObject().put("room", "lobby").put("board", "poll." + poll.getLong("seq"));
  }

  private static JsonObject vote(JsonObject poll, String choice) {
    JsonObject item = new JsonObject().put("vote", "votes").put("value", choice);
    return of(poll).put("items", new JsonArray().add(item));
  }

  private static String choices(Object... counts) {
    JsonArray choices = new JsonArray();
    for (int place = 0; place < counts.length; place++) {
      choices.add(new JsonArray().add(List.of("a", "b", "c").get(place)).add(counts[place]));
    }
    return "\"choices\":" + choices.encode();
  }

  private static void hears(Person who, Object... counts) {
    who.awaits(
        choices(counts),
        event -> event.containsKey("changes") && event.encode().contains(choices(counts)));
  }

  private static JsonObject watches(Person who, JsonObject poll) {
    return ok(who.asks("watch", of(poll).put("every_ms", 100)));
  }

  @Test
  @DisplayName(
      "votes on two nodes are one sum; each has one vote, wherever he comes; one node ends")
  void everywhere() {
    Person ann = comes(0, "Ann");
    Person bob = comes(1, "Bob");
    JsonObject poll = asked(ann, "p1", 0);
    watches(ann, poll);
    watches(bob, poll);
    ok(ann.asks("record", vote(poll, "a")));
    hears(bob, 1, 0, 0);
    ok(bob.asks("record", vote(poll, "c")));
    hears(ann, 1, 0, 1);
    ok(bob.asks("record", vote(poll, "a")));
    long at = System.nanoTime();
    hears(ann, 2, 0, 0);
    assertTrue(System.nanoTime() - at < TimeUnit.SECONDS.toNanos(5));
    ok(bob.asks("record", vote(poll, "")));
    hears(ann, 1, 0, 0);
    ok(ann.asks("poll.close", new JsonObject().put("message", poll.getString("id"))));
    bob.awaits(
        "the end on the other node",
        event -> event.containsKey("changes") && event.encode().contains("closed_at"));
    assertEquals(1, ok(bob.asks("record", vote(poll, "b"))).getJsonArray("refused").size());
    JsonObject timed = asked(bob, "p2", System.currentTimeMillis() + 1_000);
    for (Person each : List.of(ann, bob)) {
      each.awaits(
          "the end by time",
          event ->
              "edited".equals(event.getString("ev"))
                  && timed.getLong("seq").equals(event.getLong("seq")));
    }
    assertFalse(
        ann.heardUntilNow("edited").stream()
            .anyMatch(event -> timed.getLong("seq").equals(event.getLong("seq"))),
        "two nodes tell the end once");
  }

  @Test
  @DisplayName("a node is killed amid votes: what it answered is counted, and each only once")
  void killed() {
    Person ann = comes(0, "Ann");
    JsonObject poll = asked(ann, "p3", 0);
    List<Person> crowd = new ArrayList<>();
    List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
    for (int n = 0; n < CROWD; n++) {
      crowd.add(comes(1, "P" + n));
    }
    for (int n = 0; n < CROWD; n++) {
      replies.add(crowd.get(n).begins("record", vote(poll, n % 2 == 0 ? "a" : "b")));
    }
    ok(Person.await(replies.get(0)));
    nodes.node(1).kill();
    int answered = 0;
    for (CompletableFuture<JsonObject> reply : replies) {
      answered += reply.isDone() && !reply.isCompletedExceptionally() ? 1 : 0;
    }
    JsonObject now =
        watches(ann, poll)
            .getJsonArray("metrics")
            .getJsonObject(0)
            .getJsonArray("series")
            .getJsonObject(0)
            .getJsonObject("now");
    int voters = now.getInteger("voters");
    assertTrue(voters >= answered && voters <= CROWD, voters + " of " + answered + " answered");
    long sum =
        now.getJsonArray("choices").stream()
            .mapToLong(choice -> ((JsonArray) choice).getLong(1))
            .sum();
    assertEquals(voters, sum);
    nodes.restart(1);
  }
}
