package chat.parley.store;

import static chat.parley.store.StoreContract.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Program;
import chat.parley.support.SmallDisk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to the file of the embedded database: never lost, refused, good again. */
class SqliteOutageTest {
  private static final Duration NOTICED = Duration.ofSeconds(10);
  private static final int LONG_TEXT = 20_000;

  @TempDir private Path folder;
  private final User ann = new User("ann", "Ann", true);
  private Vertx vertx;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  private OpenStore store(Path data) {
    return OpenStore.of(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 8)));
  }

  private MessageDraft said(int number) {
    return draft(ann, "cid-" + number, number + " " + "x".repeat(LONG_TEXT));
  }

  private static Throwable failure(Future<?> future) {
    Await.until("an answer", future::isComplete);
    return future.cause();
  }

  @Test
  @DisplayName("a full disk: refused, nothing half stored, and good again when there is space")
  void full() {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3)) {
      OpenStore store = store(disk.folder());
      disk.fill(400_000);
      int acknowledged = 0;
      Future<List<Outcome<Message>>> last = store.append("lobby", List.of(said(0)));
      while (failure(last) == null) {
        acknowledged++;
        last = store.append("lobby", List.of(said(acknowledged)));
      }
      assertInstanceOf(StoreUnavailable.class, last.cause(), last.cause().toString());
      List<Future<List<Outcome<Message>>>> crowd = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        crowd.add(store.append("room" + n % 3, List.of(said(1_000 + n), said(2_000 + n))));
      }
      crowd.forEach(refused -> assertInstanceOf(StoreUnavailable.class, failure(refused)));
      assertEquals(acknowledged, Await.result(store.head("lobby")));
      for (int n = 0; n < 3; n++) {
        assertEquals(0L, Await.result(store.head("room" + n)));
      }
      disk.free();
      Outcome<Message> again =
          Await.result(store.append("lobby", List.of(said(acknowledged)))).get(0);
      assertEquals(acknowledged + 1L, StoreContract.stored(again).pos());
      Page<Message> all = Await.result(store.afterPosition("lobby", 0, 1_000, 1_000));
      assertEquals(
          LongStream.rangeClosed(1, acknowledged + 1L).boxed().toList(),
          all.entries().stream().map(Message::pos).toList());
      for (int n = 0; n < 20; n++) {
        List<MessageDraft> pair = List.of(said(1_000 + n), said(2_000 + n));
        assertEquals(2, Await.result(store.append("room" + n % 3, pair)).size());
      }
      assertEquals(14, Await.result(store.head("room0")));
      Await.result(store.close());
    }
  }

  @Test
  @DisplayName("another program's write lock is waited for; one that lasts is a refusal")
  void locked() throws SQLException {
    OpenStore store = store(folder);
    Await.result(store.append("lobby", List.of(said(1))));
    try (Connection other = DriverManager.getConnection(database());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("UPDATE meta SET value = 'x' WHERE name = 'probe'");
      Future<List<Outcome<Message>>> waiting = store.append("lobby", List.of(said(2)));
      Await.result(vertx.timer(1_000, TimeUnit.MILLISECONDS));
      assertTrue(!waiting.isComplete(), "did not wait: " + waiting);
      statement.execute("COMMIT");
      assertEquals(1, Await.result(waiting).size());
      statement.execute("BEGIN IMMEDIATE");
      Future<List<Outcome<Message>>> refused = store.append("lobby", List.of(said(3)));
      assertInstanceOf(StoreUnavailable.class, failure(refused));
      statement.execute("COMMIT");
    }
    assertInstanceOf(
        Outcome.Stored.class, Await.result(store.append("lobby", List.of(said(3)))).get(0));
    assertEquals(3, Await.result(store.head("lobby")));
    Await.result(store.close());
  }

  private String database() {
    return "jdbc:sqlite:" + folder.resolve("parley.db");
  }

  @Test
  @DisplayName("a database that was deleted takes nothing more")
  void deleted() {
    loses("rm", folder.resolve("parley.db").toString());
  }

  @Test
  @DisplayName("nor does one that another file has taken the place of")
  void replaced() {
    Path copy = folder.resolve("copy");
    loses("sh", "-c", "cp %1$s/parley.db %2$s && mv %2$s %1$s/parley.db".formatted(folder, copy));
    assertTrue(Files.notExists(folder.resolve("parley.db-wal")), "would be taken for the copy's");
  }

  @Test
  @DisplayName("nor does one that was written over")
  void overwritten() {
    Path other = folder.resolve("other");
    Await.result(store(other).close());
    loses("cp", other.resolve("parley.db").toString(), folder.resolve("parley.db").toString());
  }

  @Test
  @DisplayName("nor does one that was cut short")
  void truncated() {
    loses("truncate", "-s", "8192", folder.resolve("parley.db").toString());
  }

  @Test
  @DisplayName("nor does one whose write-ahead log is gone, and what was in that is saved")
  void withoutLog() {
    OpenStore store = loses("rm", folder.resolve("parley.db-wal").toString());
    Await.result(store.close());
    OpenStore next = store(folder);
    assertEquals(30, Await.result(next.head("lobby")));
    Await.result(next.close());
  }

  /** Somebody does this while the store is in use: it takes and gives nothing any more. */
  private OpenStore loses(String... accident) {
    OpenStore store = store(folder);
    for (int n = 0; n < 30; n++) {
      Await.result(store.append("lobby", List.of(said(n))));
    }
    Program.run(accident);
    Await.until(
        "the store notices", NOTICED, () -> failure(store.probe()) instanceof StoreUnavailable);
    assertInstanceOf(StoreUnavailable.class, failure(store.append("lobby", List.of(said(100)))));
    assertInstanceOf(StoreUnavailable.class, failure(store.head("lobby")));
    return store;
  }

  @Test
  @DisplayName("what we bring into the file ourselves, as much as it may be, is no accident")
  void checkpoints() {
    OpenStore store = store(folder);
    for (int n = 0; n < 600; n += 100) {
      List<MessageDraft> hundred = IntStream.range(n, n + 100).mapToObj(this::said).toList();
      Await.result(store.append("lobby", hundred));
    }
    Path seal = folder.resolve("parley.seal");
    Await.until("it is looked at", () -> text(seal).contains("\"entries\":600"));
    assertTrue(folder.resolve("parley.db").toFile().length() > 4_000_000, "never moved");
    Await.result(store.append("lobby", List.of(said(600))));
    Await.result(store.close());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
