package chat.parley.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;

/**
 * The data folder with its database file. A lock keeps a second process out, whose rooms would
 * number their messages without knowing of ours.
 */
final class SqliteFolder {
  private static final int BUSY_MILLIS = 10_000;

  private final Path folder;
  private final FileChannel channel;
  private final String synchronous;

  private SqliteFolder(Path folder, FileChannel channel, String synchronous) {
    this.folder = folder;
    this.channel = channel;
    this.synchronous = synchronous;
  }

  static SqliteFolder lock(String path, String synchronous) {
    Path folder = Path.of(path).toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("parley.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel) == null) {
        channel.close();
        throw new StoreException("store.data " + folder + " is in use by another process", null);
      }
      return new SqliteFolder(folder, channel, synchronous);
    } catch (IOException cause) {
      throw new StoreException("store.data " + folder + " cannot be written", cause);
    }
  }

  private static FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  Path path() {
    return folder;
  }

  String url() {
    return "jdbc:sqlite:" + folder.resolve("parley.db");
  }

  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(synchronous));
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection(url());
  }

  /** A fact that is made up once in the life of the database. */
  String fact(String name, Supplier<String> first) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)");
        PreparedStatement select =
            connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      insert.setString(1, name);
      insert.setString(2, first.get());
      insert.executeUpdate();
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  void unlock() throws IOException {
    channel.close();
  }
}
