package chat.parley.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts a backup in the place of the embedded database, with another epoch: what its clients know of
 * its rooms may not be in it. Blocks.
 */
public final class SqliteRestore {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final SqliteFolder folder;
  private final Path database;

  private SqliteRestore(SqliteFolder folder) {
    this.folder = folder;
    this.database = folder.database();
  }

  /**
   * @param files where those that people have sent are put, if the backup has them
   * @return one line about where the database that was there is now
   * @throws StoreException in words for an operator, also when a node runs
   */
  public static String run(Path data, Optional<Path> files, Path backup) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(backup + " is no file", null);
    }
    SqliteFolder folder = SqliteFolder.lock(data.toString(), "FULL");
    try {
      return new SqliteRestore(folder).from(backup, files);
    } catch (SQLException cause) {
      throw new StoreException(backup + " is no backup of Parley: " + cause.getMessage(), cause);
    } catch (IOException cause) {
      throw new StoreException(backup + " cannot be put in place: " + cause.getMessage(), cause);
    } finally {
      folder.release();
    }
  }

  /** Files first: what they are for nobody knows before the database is there. */
  private String from(Path backup, Optional<Path> files) throws IOException, SQLException {
    DurableFile file = DurableFile.beside(database);
    try {
      Files.copy(backup, file.draft(), StandardCopyOption.REPLACE_EXISTING);
      renew(file.draft());
      if (files.isPresent()) {
        FileCopies.copy(SqliteBackup.files(backup), files.get());
      }
      String kept = setAside();
      file.publish(true);
      return kept;
    } finally {
      file.abandon();
    }
  }

  private void renew(Path draft) throws SQLException {
    String url = "jdbc:sqlite:" + draft;
    try (Connection copy = DriverManager.getConnection(url);
        Statement statement = copy.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
      SqliteBackup.check(statement);
      SqliteFacts facts = new SqliteFacts(copy);
      facts.entries();
      if (facts.known("epoch").isEmpty()) {
        throw new SQLException("it has no epoch");
      }
      facts.put("epoch", Secrets.epoch());
      facts.forget("sealed");
    }
    if (Migrations.newer(url, "sqlite")) {
      throw new SQLException("a newer Parley has written it");
    }
  }

  /**
   * Closing the last connection brings what is beside the old database into it. Until the backup
   * takes its name, it has two.
   */
  private String setAside() throws IOException {
    if (!Files.exists(database)) {
      return "there was none before";
    }
    Path aside = folder.beside(".before-restore-" + LocalDateTime.now().format(MOMENT));
    try (Connection old = folder.connect()) {
      new SqliteFacts(old).entries();
    } catch (SQLException damaged) {
      // then it is kept as it is
    }
    keep(folder.beside("-wal"), aside.resolveSibling(aside.getFileName() + "-wal"));
    Files.deleteIfExists(folder.beside("-shm"));
    Files.deleteIfExists(folder.file("parley.seal"));
    try {
      Files.createLink(aside, database);
    } catch (UnsupportedOperationException | IOException withoutLinks) {
      Files.move(database, aside);
    }
    return "what was there before is now " + aside;
  }

  private static void keep(Path file, Path aside) throws IOException {
    if (Files.exists(file)) {
      Files.move(file, aside);
    }
  }
}
