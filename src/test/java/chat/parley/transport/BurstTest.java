package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.bench.load.ChatDialect;
import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;
import chat.parley.support.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody comes at once, as after a restart. */
class BurstTest {
  private static final int COMERS = 2_000;

  @TempDir Path data;

  @Test
  @DisplayName("2,000 come in one burst: nobody is refused, and those there hear everything")
  void burst() {
    try (Server server = Server.start(data);
        Crowd there = new Crowd(server.port(), new ChatDialect(true), Shape.rooms(1, 20, 2));
        Crowd comers =
            new Crowd(server.port(), new ChatDialect(true), Shape.rooms(COMERS / 10, 10, 1))) {
      there.gather();
      there.speak(50);
      comers.gather();
      assertEquals(COMERS, comers.joining().getTotalCount());
      comers.speak(200);
      comers.awaitHeard(COMERS);
      comers.rest();
      there.rest();
      assertEquals(there.said() * 20, there.heard());
    }
  }
}
