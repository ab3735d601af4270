package chat.parley.inbox;

import chat.parley.support.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dinbox.seed=…} repeats a run. */
class ThreeDevicesTest {
  static final long SEED =
      Long.getLong("inbox.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  @TempDir private Path data;

  @Test
  @DisplayName("what three devices that go off and on show is what a recount of the log says")
  void agree() {
    System.out.println("inbox.seed=" + SEED);
    try (Server server = Server.start(data)) {
      new ThreeDevices(SEED, List.of(server.port())).run();
    }
  }
}
