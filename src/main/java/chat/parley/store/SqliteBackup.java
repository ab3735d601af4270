package chat.parley.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.sqlite.SQLiteConnection;

/**
 * A copy of the embedded database in one file, by SQLite's online backup: one moment of it, while
 * others go on writing. The files that people have sent are copied after it, into a folder beside
 * it: so each has at least what its row says. Blocks.
 */
public final class SqliteBackup {
  private static final int PAGES_PER_STEP = 1_000;
  private static final int BUSY_MILLIS = 100;
  private static final int MOST_BUSY = 100;

  private final Path database;
  private final Optional<Path> files;

  private SqliteBackup(Path database, Optional<Path> files) {
    this.database = database;
    this.files = files;
  }

  /**
   * For the process that holds the folder's lock.
   *
   * @param files the folder of those that people have sent, if they are to be copied
   */
  public static SqliteBackup of(Path data, Optional<Path> files) {
    return new SqliteBackup(data.toAbsolutePath().normalize().resolve("parley.db"), files);
  }

  /** Where the files of a backup are. */
  static Path files(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".files");
  }

  /** As {@link #to}, when no node runs. */
  public static void stopped(
      Path data, Optional<Path> files, Path target, boolean over, IntConsumer percent) {
    SqliteBackup backup = of(data, files);
    backup.exists();
    SqliteFolder folder = SqliteFolder.lock(data.toString(), "FULL");
    try {
      backup.to(target, over, percent);
    } finally {
      folder.release();
    }
  }

  private void exists() {
    if (!Files.exists(database)) {
      throw new StoreException(database + " is not there, so there is nothing to back up", null);
    }
  }

  /**
   * @param over whether a file of that name may be written over
   * @throws StoreException in words for an operator
   */
  public void to(Path target, boolean over, IntConsumer percent) {
    exists();
    if (!over && Files.exists(target)) {
      throw exists(target);
    }
    try {
      DurableFile file = DurableFile.beside(target);
      try {
        copy(file.draft(), percent);
        finish(file.draft());
        file.publish(over);
      } finally {
        file.abandon();
      }
      if (files.isPresent()) {
        FileCopies.copy(files.get(), files(target));
        FileCopies.forget(files.get(), files(target));
      }
    } catch (FileAlreadyExistsException other) {
      throw exists(target);
    } catch (IOException | SQLException cause) {
      throw new StoreException(target + " cannot be written: " + cause.getMessage(), cause);
    }
  }

  private static StoreException exists(Path target) {
    return new StoreException(target + " is there already; --force writes over it", null);
  }

  /** Within one transaction: a copy that started anew at each write would never end. */
  private void copy(Path draft, IntConsumer percent) throws SQLException {
    try (Connection source = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = source.createStatement()) {
      source.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM meta").close();
      source
          .unwrap(SQLiteConnection.class)
          .getDatabase()
          .backup(
              "main",
              draft.toString(),
              (remaining, pages) ->
                  percent.accept(pages == 0 ? 100 : (int) ((pages - remaining) * 100L / pages)),
              BUSY_MILLIS,
              MOST_BUSY,
              PAGES_PER_STEP);
    }
  }

  /** Makes it a single file, and reads all of it. */
  private static void finish(Path draft) throws SQLException {
    try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + draft);
        Statement statement = copy.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
      statement.execute("PRAGMA user_version = 0");
      check(statement);
    }
  }

  static void check(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      if (!row.next() || !"ok".equals(row.getString(1))) {
        throw new SQLException("it is damaged: " + row.getString(1));
      }
    }
  }
}
