package chat.parley.inbox;

import chat.parley.support.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On one node; {@code ClusterIT} has it on two. */
class ThreeDevicesTest {
  @TempDir private Path data;

  @Test
  @DisplayName("what three devices that go off and on show is what a recount of the log says")
  void agree() {
    try (Server server = Server.start(data)) {
      new ThreeDevices(List.of(server.port())).run();
    }
  }
}
