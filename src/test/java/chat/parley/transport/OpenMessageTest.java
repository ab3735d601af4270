package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    }
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
