package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node hangs for longer than it is missed, and then goes on. */
class HungNodeIT {
  private static final long HUNG_NANOS = Long.getLong("hung.seconds", 8) * 1_000_000_000;
  private static final String OUT_OF_REACH = "504 no_answer";

  @TempDir private static Path folder;

  @Test
  @DisplayName("who is on it is out of reach, not gone, and is reached again soon after")
  void hangs() throws IOException {
    try (Postgres postgres = Postgres.start();
        Nodes nodes = new Nodes(folder, postgres.url()).start(2)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, nodes.node(1).port(), "Bob");
      JsonObject psst = Person.to("session:" + bob.session(), "psst");
      Await.until("Bob is heard of", () -> answer(ann.asks("send", psst.copy())).equals("ok"));
      bob.hears("psst");
      Film film = new Film(nodes, ann, bob);
      film.begins();
      nodes.node(1).signal("STOP");
      long end = System.nanoTime() + HUNG_NANOS;
      film.goesOnElsewhere();
      Set<String> answers = new HashSet<>();
      while (System.nanoTime() < end) {
        answers.add(answer(ann.asks("send", Person.to("session:" + bob.session(), "there?"))));
      }
      JsonObject wave = new JsonObject().put("to", "user:" + bob.user()).put("name", "wave");
      assertEquals(OUT_OF_REACH, answer(ann.asks("emit", wave)));
      assertEquals(Set.of(OUT_OF_REACH), answers);
      nodes.node(1).signal("CONT");
      long woken = System.nanoTime();
      nodes.awaitSteady(2);
      Await.until(
          "Bob is reached",
          () ->
              answer(ann.asks("send", Person.to("session:" + bob.session(), "again")))
                  .equals("ok"));
      bob.awaits("what reached him", event -> event.encode().contains("again"));
      long seconds = (System.nanoTime() - woken) / 1_000_000_000;
      System.out.println("heard for good within " + seconds + " s of waking");
      assertTrue(seconds < 40, seconds + " s");
      film.isWhole();
      film.survives();
    }
  }

  private static String answer(JsonObject reply) {
    JsonObject error = reply.getJsonObject("error", new JsonObject());
    return reply.getBoolean("ok") ? "ok" : error.getInteger("code") + " " + error.getString("name");
  }
}
