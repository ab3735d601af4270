package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static chat.parley.support.Person.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.LogBook;
import chat.parley.support.Person;
import chat.parley.support.Program;
import chat.parley.support.Server;
import chat.parley.support.SmallDisk;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people notice of a store that cannot take what they say: a refusal, and then nothing. */
class StoreOutageTest {
  private static final Duration SECONDS = Duration.ofSeconds(15);
  private static final String LONG = "x".repeat(7_000);

  @TempDir private Path folder;

  @Test
  @DisplayName("two people fill the disk, are refused for now, and talk again when it has space")
  void fullDisk() {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3);
        LogBook log = new LogBook();
        Server server = Server.start(disk.folder())) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      ann.joins("lobby");
      bob.joins("lobby");
      disk.fill(300_000);
      List<String> said = new ArrayList<>();
      JsonObject reply = says(ann, 0);
      while (reply.getBoolean("ok")) {
        said.add(said.size() + LONG);
        reply = says(ann, said.size());
      }
      Person.assertRefused(503, "unavailable", reply);
      assertTrue(reply.getJsonObject("error").getLong("retry_after_ms") > 0, reply.encode());
      Person.assertRefused(503, "unavailable", says(bob, 1_000));
      Await.until("not ready", SECONDS, () -> ready(server) == 503);
      disk.free();
      Await.until("ready again", SECONDS, () -> ready(server) == 200);
      assertEquals(said.size() + 1, ok(says(ann, said.size())).getInteger("seq"));
      said.add(said.size() + LONG);
      ok(says(bob, 1_000));
      said.add(1_000 + LONG);
      said.forEach(bob::hears);
      said.forEach(ann::hears);
      Person late = Person.comes(JdkWebSocket.CARRIER, server.port(), "Late");
      assertEquals(said, texts(late.joins("lobby").getJsonArray("entries")));
      assertEquals(List.of(), log.troubles());
      assertEquals(1, log.lines("The store refuses what is said").size());
      Await.until("told", SECONDS, () -> log.lines("The store is good again").size() == 1);
    }
  }

  private static JsonObject says(Person person, int number) {
    return person.asks("send", Person.to("room:lobby", number + LONG).put("cid", "c" + number));
  }

  private static int ready(Server server) {
    return Fetched.from(server.port(), "/health/ready").status();
  }

  @Test
  @DisplayName("a database that is deleted under an idle node: not ready, and told once")
  void deletedWhileIdle() {
    try (LogBook log = new LogBook();
        Server server = Server.start(folder)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "hi");
      assertEquals(200, ready(server));
      Program.run("rm", folder.resolve("parley.db").toString());
      Await.until("not ready", SECONDS, () -> ready(server) == 503);
      ann.isRefused(503, "unavailable", "send", Person.to("room:lobby", "anybody?"));
      ann.isRefused(
          503, "unavailable", "history", new JsonObject().put("room", "lobby").put("limit", 5));
      Await.until("told", SECONDS, () -> log.lines("was deleted or replaced").size() == 1);
      assertEquals(List.of(), log.troubles());
    }
  }
}
