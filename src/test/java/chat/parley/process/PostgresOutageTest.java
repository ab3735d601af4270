package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.store.PostgresRestore;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.LogBook;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people notice of a PostgreSQL that goes away, and of one that holds another log. */
class PostgresOutageTest {
  private static final int DRAIN = 4200;
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @Test
  @DisplayName("away: each op is refused as unavailable; back: all goes on; restored: a fresh page")
  void awayAndRestored(@TempDir Path data) {
    try (Postgres postgres = Postgres.start();
        LogBook log = new LogBook();
        Server server = start(data, postgres)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      JsonObject joined = ann.joins("lobby");
      ann.says("lobby", "before");
      ok(ann.asks("doc.open", notes()));
      writes(ann, "kept");
      writes(ann, " and lost");

      postgres.kill();
      JsonObject lobby = new JsonObject().put("room", "lobby");
      unavailable(ann, "send", Person.to("room:lobby", "lost?").put("cid", "again"));
      unavailable(ann, "join", new JsonObject().put("room", "another"));
      unavailable(ann, "history", lobby);
      unavailable(ann, "rooms", new JsonObject());
      unavailable(ann, "send", Person.to("user:g-nobody", "hi"));
      unavailable(ann, "doc.edit", append("nowhere"));
      postgres.restart();
      JsonObject again = Person.to("room:lobby", "lost?").put("cid", "again");
      Await.until("the store is back", SECONDS, () -> ann.asks("send", again).getBoolean("ok"));
      assertEquals(List.of("before", "lost?"), texts(ann.asks("history", lobby)));

      postgres.sql("DELETE FROM document_update WHERE pos = 2");
      postgres.sql("UPDATE document SET pos = 1");
      PostgresRestore.run(new StoreConfig(postgres.url(), "", "FULL", 2));
      assertEquals(DRAIN, ann.isClosed());
      JsonObject positions =
          new JsonObject()
              .put("lobby", new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 2));
      Await.until("Ann is let in again", SECONDS, () -> returns(server, ann, positions));
      assertEquals(List.of(), log.troubles());
    }
  }

  private static JsonObject notes() {
    return new JsonObject().put("room", "lobby").put("doc", "notes");
  }

  private static JsonObject append(String text) {
    return notes().put("do", "append").put("text", text);
  }

  private static void writes(Person person, String text) {
    ok(person.asks("doc.edit", append(text)));
  }

  private static String read(Person person) {
    return ok(person.asks("doc.read", notes().put("format", "text"))).getString("text");
  }

  private static Server start(Path data, Postgres postgres) {
    JsonObject store = new JsonObject().put("url", postgres.url());
    return Server.start(data, new JsonObject().put("store", store));
  }

  private static void unavailable(Person person, String op, JsonObject fields) {
    JsonObject error = person.isRefused(503, "unavailable", op, fields);
    assertTrue(error.getBoolean("temporary"), error::encode);
    assertTrue(error.containsKey("retry_after_ms"), error::encode);
  }

  private static List<String> texts(JsonObject page) {
    return Person.texts(ok(page).getJsonArray("entries"));
  }

  /** Clients that come back while the node lets go of the log before are told to wait. */
  private static boolean returns(Server server, Person ann, JsonObject positions) {
    Person again = Person.connects(JdkWebSocket.CARRIER, server.port());
    JsonObject welcome =
        again.asks("hello", new JsonObject().put("v", 1).put("resume", ann.resume(positions)));
    if (!welcome.getBoolean("ok")) {
      Person.assertRefused(503, "unavailable", welcome);
      return false;
    }
    JsonObject lobby = welcome.getJsonArray("rooms").getJsonObject(0);
    assertFalse(lobby.getBoolean("recovered"), lobby::encode);
    assertEquals("epoch", lobby.getString("reason"));
    assertNotEquals(positions.getJsonObject("lobby").getString("epoch"), lobby.getString("epoch"));
    assertEquals(List.of("before", "lost?"), Person.texts(lobby.getJsonArray("entries")));
    assertEquals(3, again.says("lobby", "after").getLong("seq"));
    assertEquals("kept", read(again));
    writes(again, " and gone on");
    assertEquals("kept and gone on", read(again));
    return true;
  }
}
