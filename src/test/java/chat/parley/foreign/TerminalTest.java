package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Server;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal of README.md. */
class TerminalTest {
  @TempDir private Path data;

  @Test
  @DisplayName("without a server, or with a wrong name or address, it says so in one line and ends")
  void mistakes() throws IOException {
    String free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = "ws://127.0.0.1:" + socket.getLocalPort() + "/ws";
    }
    assertEquals("No Parley answers at " + free, only("Terry", free));
    assertTrue(only("Terry", "localhost").startsWith("localhost is no address"));
    try (Server server = Server.start(data)) {
      String url = "ws://127.0.0.1:" + server.port() + "/ws";
      assertTrue(only("x".repeat(1_000), url).startsWith("Refused: "));
      assertEquals("No Parley answers at " + url + "/no", only("Terry", url + "/no"));
    }
  }

  private static String only(String name, String url) {
    try (Node terminal = Node.run("../../docs/terminal.cjs", name, url)) {
      return terminal.ends();
    }
  }

  @Test
  @DisplayName("what is typed is said, what was and is said is printed")
  void terminal() {
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "anybody there?");
      String url = "ws://127.0.0.1:" + server.port() + "/ws";
      try (Node terminal = Node.run("../../docs/terminal.cjs", "Terry", url)) {
        assertEquals("Ann: anybody there?", terminal.prints("Ann"));
        terminal.types("me");
        ann.hears("anybody there?");
        assertEquals("Terry", ann.hears("me").getJsonObject("from").getString("name"));
        ann.says("lobby", "good");
        assertEquals("Ann: good", terminal.prints("Ann"));
      }
    }
  }
}
