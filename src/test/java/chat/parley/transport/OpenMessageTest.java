package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is left open. */
class OpenMessageTest {
  private static final JsonObject SOON =
      new JsonObject().put("messages", new JsonObject().put("lostSeconds", 3));

  @TempDir private Path data;

  @Test
  @DisplayName("ends by itself when its sender is gone, with what he had written")
  void senderGone() {
    try (Server server = Server.start(data, SOON)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      ann.joins("lobby");
      bob.joins("lobby");
      begins(ann, "half a");
      ann.isCutOff();
      JsonObject end = bob.awaits("the end", event -> event.containsKey("end"));
      assertEquals("lost", end.getString("end"));
      assertEquals("half a sentence", end.getJsonObject("body").getString("text"));
      assertEquals("lost", ended(bob).getString("end"));
    }
  }

  @Test
  @DisplayName("says in history, too, who stopped it, until it is edited")
  void stopped() {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      ann.joins("lobby");
      bob.joins("lobby");
      begins(ann, "half a");
      JsonObject stop = new JsonObject().put("message", "lobby:1").put("end", "stopped");
      Person.ok(bob.asks("append", stop));
      ann.awaits("the end", event -> event.containsKey("end"));
      JsonObject ended = ended(ann);
      assertEquals("stopped", ended.getString("end"));
      assertEquals(bob.user(), ended.getJsonObject("by").getString("id"));
      JsonObject whole = new JsonObject().put("text", "a whole one");
      Person.ok(ann.asks("edit", new JsonObject().put("message", "lobby:1").put("body", whole)));
      assertNull(ended(bob));
    }
  }

  private static JsonObject ended(Person reader) {
    JsonObject page = Person.ok(reader.asks("history", new JsonObject().put("room", "lobby")));
    return page.getJsonArray("entries").getJsonObject(0).getJsonObject("ended");
  }

  @Test
  @DisplayName("is ended after a restart, if nobody goes on with it")
  void serverGone() {
    try (Server server = Server.start(data, SOON)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      ann.joins("lobby");
      bob.joins("lobby");
      begins(ann, "half a");
    }
    try (Server server = Server.start(data, SOON)) {
      Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
      eve.joins("lobby");
      JsonObject end = eve.awaits("the end", event -> event.containsKey("end"));
      assertEquals("lost", end.getString("end"));
      assertEquals("half a sentence", end.getJsonObject("body").getString("text"));
    }
  }

  private static void begins(Person person, String text) {
    JsonObject begun = Person.to("room:lobby", text).put("open", true);
    String id = Person.ok(person.asks("send", begun)).getString("id");
    JsonObject more = new JsonObject().put("message", id).put("n", 0).put("text", " sentence");
    Person.ok(person.asks("append", more));
  }
}
