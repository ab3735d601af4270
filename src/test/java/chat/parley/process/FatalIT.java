package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Error leaves no process behind that lives and does nothing. */
class FatalIT {
  @TempDir private Path folder;

  @Test
  @DisplayName("out of memory: the process ends, with one line and a code of its own")
  void outOfMemory() {
    Map<String, String> small =
        Map.of(
            "JDK_JAVA_OPTIONS", "-Xmx40m",
            "PARLEY_LIMITS_ROOMS", "100000",
            "PARLEY_LIMITS_COMMANDS_PER_SECOND", "100000",
            "PARLEY_LIMITS_COMMANDS_BURST", "1000000");
    try (Jar parley = Jar.start(folder, small, "--port", "0", "--data", "here")) {
      Thread flood = new Thread(() -> flood(parley));
      flood.setDaemon(true);
      flood.setUncaughtExceptionHandler((thread, serverIsGone) -> {});
      flood.start();
      assertEquals(70, parley.exitCode());
      List<String> ends =
          parley.output().stream().filter(line -> line.startsWith("Parley ends: ")).toList();
      assertEquals(1, ends.size(), parley.output().toString());
      assertTrue(ends.get(0).contains("emory"), ends.get(0));
    }
  }

  /** Rooms that nobody leaves fill any heap that is small enough. */
  private static void flood(Jar parley) {
    for (int n = 0; parley.runs(); n++) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, parley.port(), "Ann" + n);
      for (int room = 0; room < 20_000; room++) {
        ann.begins("join", new JsonObject().put("room", n + "-" + room));
      }
    }
  }
}
