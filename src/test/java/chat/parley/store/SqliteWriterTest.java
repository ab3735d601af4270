package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.parley.log.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writing thread, whatever the jobs do that it is given. */
class SqliteWriterTest {
  @TempDir private Path folder;
  private SqliteFolder locked;
  private SqliteOpening opened;
  private SqliteWriter writer;

  @BeforeEach
  void open() throws Exception {
    locked = SqliteFolder.lock(folder.toString(), "FULL");
    opened = SqliteOpening.of(locked);
    SqliteSession session = new SqliteSession(locked::connectWithoutCheckpoints);
    writer = new SqliteWriter(new SqliteTransactions(session, opened.mark()), opened.files());
  }

  @AfterEach
  void close() throws Exception {
    writer.close();
    opened.session().close();
    opened.files().close();
    locked.unlock();
  }

  /** A job that writes something, and then does this. */
  private record Probe(Runnable inTransaction, Runnable afterwards, CompletableFuture<Void> told)
      implements SqliteWriter.Job {
    private static Probe of(Runnable inTransaction, Runnable afterwards) {
      return new Probe(inTransaction, afterwards, new CompletableFuture<>());
    }

    @Override
    public Runnable write(SqliteTransactions transactions) throws SQLException {
      transactions.probe();
      inTransaction.run();
      return () -> {
        told.complete(null);
        afterwards.run();
      };
    }

    @Override
    public void failed(Throwable cause) {
      told.completeExceptionally(cause);
    }
  }

  private static void nothing() {}

  private Probe write(Runnable inTransaction, Runnable afterwards) {
    Probe probe = Probe.of(inTransaction, afterwards);
    writer.write(probe);
    return probe;
  }

  private static Throwable failure(Probe probe) throws InterruptedException, TimeoutException {
    try {
      probe.told().get(20, TimeUnit.SECONDS);
      throw new AssertionError("it was stored");
    } catch (ExecutionException failed) {
      return failed.getCause();
    }
  }

  private static void stored(Probe probe) throws Exception {
    probe.told().get(20, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("a mistake in one job fails that one, and no other, before or after")
  void mistake() throws Exception {
    RuntimeException mistake = new IllegalStateException("a mistake");
    Probe before = write(SqliteWriterTest::nothing, SqliteWriterTest::nothing);
    Probe mistaken =
        write(
            () -> {
              throw mistake;
            },
            SqliteWriterTest::nothing);
    Probe after = write(SqliteWriterTest::nothing, SqliteWriterTest::nothing);
    assertSame(mistake, failure(mistaken));
    stored(before);
    stored(after);
  }

  @Test
  @DisplayName("somebody who cannot be told does not keep the others from being told")
  void deaf() throws Exception {
    Probe deaf =
        write(
            SqliteWriterTest::nothing,
            () -> {
              throw new IllegalStateException("his loop is gone");
            });
    Probe after = write(SqliteWriterTest::nothing, SqliteWriterTest::nothing);
    stored(deaf);
    stored(after);
    stored(write(SqliteWriterTest::nothing, SqliteWriterTest::nothing));
  }

  @Test
  @DisplayName("an Error reaches whoever ends the process at one, and nobody waits for an answer")
  void error() throws Exception {
    Error error = new StackOverflowError("of a test");
    CompletableFuture<Throwable> caught = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler host = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> caught.complete(cause));
    try {
      Probe struck =
          write(
              () -> {
                throw error;
              },
              SqliteWriterTest::nothing);
      Probe behind = write(SqliteWriterTest::nothing, SqliteWriterTest::nothing);
      assertEquals(error, caught.get(20, TimeUnit.SECONDS));
      assertInstanceOf(StoreUnavailable.class, failure(struck));
      assertInstanceOf(StoreUnavailable.class, failure(behind));
      Probe late = write(SqliteWriterTest::nothing, SqliteWriterTest::nothing);
      assertInstanceOf(StoreUnavailable.class, failure(late));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(host);
    }
  }
}
