package chat.parley.store;

import static chat.parley.store.StoreContract.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.LogBook;
import chat.parley.support.OpenStore;
import chat.parley.support.Program;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start sees of somebody who has been at the files. */
class SqliteSealTest {
  private static final User ANN = new User("ann", "Ann", true);

  @TempDir private Path home;
  private final LogBook log = new LogBook();
  private Vertx vertx;
  private Path data;
  private Path kept;
  private int said;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    data = home.resolve("data");
    kept = home.resolve("kept");
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
    log.close();
  }

  private OpenStore start() {
    return OpenStore.of(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 8)));
  }

  /** Starts, says something, stops, and gives the epoch in which that was. */
  private String epoch() {
    OpenStore store = start();
    say(store);
    Await.result(store.close());
    return store.epoch();
  }

  private void say(OpenStore store) {
    String number = "" + said++;
    Await.result(store.append("lobby", List.of(draft(ANN, number, number))));
  }

  private void assertOther(String earlier, String because) {
    String now = epoch();
    assertNotEquals(earlier, now, because);
    assertEquals(1, log.lines(because).size(), because);
    assertEquals(now, epoch(), "and that is the database from now on");
    assertEquals(1, log.lines("This is not the database").size());
  }

  @Test
  @DisplayName("starts and stops are no reason for another epoch, nor is the first seal")
  void nothing() throws IOException, SQLException {
    String epoch = epoch();
    assertEquals(epoch, epoch());
    Files.delete(data.resolve("parley.seal"));
    change("DELETE FROM meta WHERE name = 'sealed'");
    assertEquals(epoch, epoch(), "as an earlier version left it");
    assertEquals(List.of(), log.lines("This is not the database"));
  }

  @Test
  @DisplayName("a folder that was copied back")
  void folder() {
    String epoch = epoch();
    copy(data, kept);
    epoch();
    Program.run("rm", "-r", data.toString());
    copy(kept, data);
    // a file system may give the new file the number of the one that is gone
    assertOther(epoch, "This is not the database");
  }

  private static void copy(Path from, Path to) {
    Program.run("cp", "-a", from.toString(), to.toString());
  }

  @Test
  @DisplayName("files that were copied over the old ones")
  void over() {
    String epoch = epoch();
    copy(data, kept);
    epoch();
    Program.run("cp", "-a", kept + "/.", data.toString());
    assertOther(epoch, "parley.db was changed after the last stop");
  }

  @Test
  @DisplayName("what was copied while it ran, put back over what a killed node left")
  void killed() throws IOException {
    OpenStore store = start();
    say(store);
    copy(data, kept);
    say(store);
    Await.result(store.close());
    Path seal = kept.resolve("parley.seal");
    JsonObject minutesAgo = new JsonObject(Files.readString(seal));
    minutesAgo.put("written", minutesAgo.getLong("written") - 60_000);
    Files.writeString(seal, minutesAgo.encode());
    Program.run("cp", "-a", kept + "/.", data.toString());
    assertOther(store.epoch(), "its parley.seal is a copy");
  }

  @Test
  @DisplayName("the database alone, in another folder")
  void alone() throws IOException {
    String epoch = epoch();
    Files.createDirectories(kept);
    Files.copy(data.resolve("parley.db"), kept.resolve("parley.db"));
    data = kept;
    assertOther(epoch, "its parley.seal is not there");
  }

  @Test
  @DisplayName("a database with less in it than there was")
  void behind() throws IOException, SQLException {
    String epoch = epoch();
    epoch();
    change("UPDATE room SET pos = pos - 1, seq = seq - 1");
    change("DELETE FROM entry WHERE pos = 2");
    Path seal = data.resolve("parley.seal");
    JsonObject running = new JsonObject(Files.readString(seal));
    running.remove("changed");
    Files.writeString(seal, running.put("written", System.currentTimeMillis()).encode());
    assertOther(epoch, "it has 1 entries, and had 2");
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
