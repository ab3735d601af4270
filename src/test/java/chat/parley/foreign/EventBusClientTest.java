package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official client of Vert.x's event bus bridge. */
class EventBusClientTest {
  @TempDir private Path data;

  @Test
  @DisplayName("it hears a room, speaks in it and is answered")
  void talks() {
    try (Server server = Server.start(data);
        Node bob = start(server, "some.address")) {
      bob.prints("joined");
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "hi 100 %");
      ann.hears("hi 100 %");
      ann.hears("heard: hi 100 %");
      assertEquals("acknowledged true 2", bob.prints("acknowledged"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "treasury",
        "parley.internal.chat",
        "parley.internal.loop.0",
        "parley.treasury",
        "parley.room.direct:a:b"
      })
  @DisplayName("no address of the process can be reached, whatever it is called")
  void reachesNothingElse(String address) {
    List<Object> taken = new CopyOnWriteArrayList<>();
    try (Server server = Server.start(data)) {
      server.vertx().eventBus().consumer("treasury", message -> taken.add(message.body()));
      server.vertx().eventBus().consumer("parley.treasury", message -> taken.add(message.body()));
      try (Node eve = start(server, address)) {
        assertTrue(eve.prints("refused").matches("refused 40[34]"));
        eve.prints("joined");
        Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
        ann.joins("lobby");
        ann.says("lobby", "hi");
        assertEquals("acknowledged true 2", eve.prints("acknowledged"));
        assertEquals(List.of(), taken);
        assertFalse(eve.printed().contains("OVERHEARD") || eve.printed().contains("ANSWERED"));
      }
    }
  }

  private static Node start(Server server, String address) {
    String url = "http://127.0.0.1:" + server.port() + "/eventbus";
    return Node.run("eventbus-client.cjs", url, address);
  }
}
