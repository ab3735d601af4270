package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that stops reading. */
class SlowClientTest {
  private static final int MESSAGES = 2_000;
  private static final int AT_ONCE = 50;
  private static final String LONG = "x".repeat(8_000);

  @TempDir private Path data;

  @Test
  @DisplayName("it is sent away, the others notice nothing, and it reads everything once later")
  void slow() {
    try (Server server = Server.start(data);
        RawSocket lazy = RawSocket.webSocket(server.port(), "/ws")) {
      lazy.text("{\"op\":\"hello\",\"id\":1,\"name\":\"Lazy\"}");
      JsonObject welcome = new JsonObject(lazy.readText());
      lazy.text("{\"op\":\"join\",\"id\":2,\"room\":\"lobby\"}");
      String epoch = new JsonObject(lazy.readText()).getString("epoch");
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      for (int n = 0; n < MESSAGES; n += AT_ONCE) {
        says(ann, AT_ONCE);
      }
      ann.awaits("Lazy's leaving", SlowClientTest::somebodyLeft);
      assertEquals(MESSAGES, ann.heardSoFar("message").size());
      readsOn(server, welcome, epoch);
    }
  }

  /** Few enough that she herself never counts as slow, whatever else the machine does. */
  private static void says(Person ann, int messages) {
    List<CompletableFuture<JsonObject>> sends = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      sends.add(ann.begins("send", Person.to("room:lobby", LONG)));
    }
    sends.forEach(send -> ok(Person.await(send)));
  }

  private static boolean somebodyLeft(JsonObject event) {
    return "presence".equals(event.getString("ev")) && !event.getJsonArray("leave").isEmpty();
  }

  /** As protocol.md says: join again from the last position while there is more. */
  private static void readsOn(Server server, JsonObject welcome, String epoch) {
    Person again = Person.connects(JdkWebSocket.CARRIER, server.port());
    JsonObject positions = new JsonObject().put("lobby", since(epoch, 0));
    JsonObject resume =
        new JsonObject()
            .put("session", welcome.getString("session"))
            .put("key", welcome.getString("key"))
            .put("rooms", positions);
    JsonObject page =
        again
            .saysHello(new JsonObject().put("resume", resume))
            .getJsonArray("rooms")
            .getJsonObject(0);
    List<Long> read = new ArrayList<>(positions(page));
    while (page.getBoolean("more")) {
      assertTrue(page.encode().length() < 400_000, "a page of " + page.encode().length());
      JsonObject join =
          new JsonObject()
              .put("room", "lobby")
              .put("since", since(epoch, read.get(read.size() - 1)));
      page = ok(again.asks("join", join));
      assertTrue(page.getBoolean("recovered"));
      read.addAll(positions(page));
    }
    assertEquals(LongStream.rangeClosed(1, MESSAGES).boxed().toList(), read);
    again.says("lobby", "caught up");
    assertEquals(MESSAGES + 1, again.hears("caught up").getLong("pos"));
  }

  private static JsonObject since(String epoch, long pos) {
    return new JsonObject().put("epoch", epoch).put("pos", pos);
  }

  private static List<Long> positions(JsonObject page) {
    JsonArray entries = page.getJsonArray("entries");
    return entries.stream().map(entry -> ((JsonObject) entry).getLong("pos")).toList();
  }
}
