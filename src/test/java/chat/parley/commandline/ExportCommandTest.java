package chat.parley.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.store.StoreException;
import chat.parley.support.Exported;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar parley.jar export}. */
class ExportCommandTest {
  @TempDir private Path data;

  private String export(Path folder, String room, long since) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportCommand.write(new StoreConfig("", folder.toString(), "FULL", 4), room, since, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("gives the same lines as the node did; not while that runs, nor of nothing")
  void same() throws Exception {
    Exported over;
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "你好");
      ann.says("lobby", "two");
      over =
          Exported.from(
              server.port(), "rooms/lobby/export", Optional.of(ann.welcome().getString("person")));
      StoreException used = assertThrows(StoreException.class, () -> export(data, "lobby", 0));
      assertTrue(used.getMessage().contains("in use"), used.getMessage());
    }
    assertEquals(
        over.body().lines().skip(1).toList(), export(data, "lobby", 0).lines().skip(1).toList());
    assertEquals(3, export(data, "lobby", 1).lines().count());
    assertThrows(StoreException.class, () -> export(data, "nowhere", 0));
    assertThrows(StoreException.class, () -> export(data.resolve("none"), "lobby", 0));
  }
}
