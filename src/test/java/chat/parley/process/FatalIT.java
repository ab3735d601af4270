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
  private static final int PEOPLE = 20;

  @TempDir private Path folder;

  @Test
  @DisplayName("out of memory: the process ends within seconds, with one line and a code")
  void outOfMemory() {
    Map<String, String> small =
        Map.of(
            "JDK_JAVA_OPTIONS", "-Dio.netty.maxDirectMemory=1000000",
            "PARLEY_LIMITS_SENDS_BURST", "100000",
            "PARLEY_LIMITS_COMMANDS_BURST", "100000");
    try (Jar parley = Jar.start(folder, small, "--port", "0", "--data", "here")) {
      for (int n = 0; n < PEOPLE; n++) {
        talks(parley, n);
      }
      assertEquals(70, parley.exitCode());
      List<String> ends =
          parley.output().stream().filter(line -> line.startsWith("Parley ends: ")).toList();
      assertEquals(1, ends.size(), parley.output().toString());
      assertTrue(ends.get(0).contains("OutOfDirectMemoryError"), ends.get(0));
    }
  }

  /** From a thread of its own, until the server is gone. */
  private static void talks(Jar parley, int number) {
    int port = parley.port();
    Thread talk =
        new Thread(
            () -> {
              Person ann = Person.comes(JdkWebSocket.CARRIER, port, "Ann" + number);
              JsonObject data = new JsonObject().put("a", "y".repeat(49_000));
              while (parley.runs()) {
                JsonObject send = Person.to("room:room" + number, "x".repeat(7_900));
                send.getJsonObject("body").put("data", data);
                ann.begins("send", send);
              }
            });
    talk.setDaemon(true);
    talk.setUncaughtExceptionHandler((thread, serverIsGone) -> {});
    talk.start();
  }
}
