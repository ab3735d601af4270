package chat.parley.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.ParleyConfig;
import chat.parley.files.Courier;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar parley.jar files}. */
class FilesCommandTest {
  private static final String NOBODYS = "AAnobodysAAAAAAAAAAAAA";

  @TempDir private Path data;

  private final JsonObject store = new JsonObject();

  private ParleyConfig config() {
    store.put("data", data.toString());
    return ParleyConfig.read(new JsonObject().put("store", store), Map.of());
  }

  private Path path(String id) {
    return data.resolve("files").resolve(id.substring(0, 2)).resolve(id);
  }

  private String verified(int code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(
        code,
        FilesCommand.run(config(), (store, uploads) -> FilesCommand.verify(store, uploads, lines)));
    return out.toString(StandardCharsets.UTF_8);
  }

  private String collected(boolean dryRun) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
    FilesCommand.run(config(), (store, uploads) -> FilesCommand.collect(uploads, dryRun, lines));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName(
      "says which files are not as they were, and what nobody asks for, and takes that away")
  void looksAfter() throws IOException {
    String id;
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      id = new Courier(server.port(), ann).sends("lobby", "a.bin", Courier.bytes(3_000));
    }
    assertTrue(verified(0).contains("1 files, 0 of them"));
    byte[] other = Files.readAllBytes(path(id));
    other[7]++;
    Files.write(path(id), other);
    assertTrue(verified(1).contains(id + " a.bin: has other bytes"));
    Files.write(path(id), new byte[2]);
    assertTrue(verified(1).contains("has 2 bytes in place of 3000"));
    Files.delete(path(id));
    assertTrue(verified(1).contains("cannot be read"));
    Files.createDirectories(path(NOBODYS).getParent());
    Files.setLastModifiedTime(Files.createFile(path(NOBODYS)), FileTime.fromMillis(0));
    assertTrue(collected(true).contains("Would take away 0 files and 1 of which"));
    assertTrue(Files.exists(path(NOBODYS)));
    assertTrue(collected(false).contains(NOBODYS));
    assertFalse(Files.exists(path(NOBODYS)));
  }

  @Test
  @DisplayName("looks after files in PostgreSQL as well, while a node runs")
  void inDatabase() {
    try (Postgres postgres = Postgres.start()) {
      store.put("url", postgres.url());
      Server server = Server.start(data, new JsonObject().put("store", store.copy()));
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      String id = new Courier(server.port(), ann).sends("lobby", "a.bin", Courier.bytes(3_000));
      assertTrue(verified(0).contains("1 files, 0 of them"));
      postgres.sql("UPDATE file_piece SET bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1)");
      assertTrue(verified(1).contains(id + " a.bin: has other bytes"));
      postgres.sql(
          "INSERT INTO file_bytes (name, writer, length, touched) VALUES ('"
              + NOBODYS
              + "', 1, 0, 0)");
      assertTrue(collected(true).contains("Would take away 0 files and 1 of which"));
      assertTrue(collected(false).contains(NOBODYS));
      assertEquals("1", postgres.sql("SELECT count(*) FROM file_bytes WHERE name IS NOT NULL"));
      Await.ended(server.vertx());
    }
  }
}
