package chat.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and a node, at both ends of the socket. */
class ControlTest {
  @TempDir private Path data;
  private Vertx vertx;
  private ControlServer server;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new ControlServer(vertx, Map.of("count", ControlTest::count));
  }

  @AfterEach
  void close() {
    Await.result(server.close());
    Await.result(vertx.close());
  }

  private static Future<String> count(JsonObject arguments, IntConsumer percent) {
    percent.accept(50);
    percent.accept(100);
    return arguments.containsKey("to")
        ? Future.succeededFuture("counted to " + arguments.getInteger("to"))
        : Future.failedFuture("to what?\nsay it");
  }

  @Test
  @DisplayName("a command is asked for, goes on, and is done; or fails, in words")
  void answers() throws IOException {
    Files.createFile(data.resolve("parley.sock"));
    Await.result(server.open(data));
    List<Integer> progress = new ArrayList<>();
    try (ControlClient client = ControlClient.connect(data).orElseThrow()) {
      JsonObject arguments = new JsonObject().put("to", 7);
      assertEquals("counted to 7", client.ask("count", arguments, progress::add));
      assertEquals(List.of(50, 100), progress);
      assertEquals("to what? say it", refusal(client, "count"));
      assertTrue(refusal(client, "sing").contains("no such command"));
    }
  }

  private static String refusal(ControlClient client, String command) {
    return assertThrows(
            ControlException.class, () -> client.ask(command, new JsonObject(), percent -> {}))
        .getMessage();
  }

  @Test
  @DisplayName("only the owner of the folder can come in; nobody, when the node is gone")
  void owners() throws IOException {
    Await.result(server.open(data));
    Path socket = data.resolve("parley.sock");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    Await.result(server.close());
    assertTrue(ControlClient.connect(data).isEmpty());
  }

  @Test
  @DisplayName("a folder with too long a path has no socket, and its node starts all the same")
  void tooLong() throws IOException {
    Path deep = Files.createDirectories(data.resolve("x".repeat(120)));
    Await.result(server.open(deep));
    assertTrue(ControlClient.connect(deep).isEmpty());
  }
}
