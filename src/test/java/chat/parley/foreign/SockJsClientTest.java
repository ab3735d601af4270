package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official sockjs-client of npm, on each of its transports that Node has. */
class SockJsClientTest {
  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "xhr-polling", "eventsource"})
  @DisplayName("it talks with somebody on a plain WebSocket, and hears the bye")
  void talks(String transport) {
    Server server = Server.start(data);
    String url = "http://127.0.0.1:" + server.port() + "/sockjs";
    try (Node bob = Node.run("sockjs-client.cjs", url, transport)) {
      assertEquals("joined over " + transport, bob.prints("joined"));
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      for (String text : new String[] {"hi", "100 % «你好» %41 😀", "x".repeat(7_900)}) {
        ann.says("lobby", text);
        ann.hears(text);
        ann.hears("heard: " + text);
      }
      server.close();
      assertEquals("bye 4200", bob.prints("bye"));
    }
  }
}
