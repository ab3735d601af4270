package chat.parley.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * The data folder with its database file. A lock keeps a second process out, whose rooms would
 * number their messages without knowing of ours.
 */
final class SqliteFolder {
  static final int BUSY_MILLIS = 5_000;

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

  Path file(String name) {
    return folder.resolve(name);
  }

  Path database() {
    return file("parley.db");
  }

  /** One of the files that SQLite keeps beside the database. */
  Path beside(String suffix) {
    return file("parley.db" + suffix);
  }

  String url() {
    return "jdbc:sqlite:" + database();
  }

  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // what is deleted is not to be read in the file any more
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(synchronous));
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection(url());
  }

  /** For one who makes the checkpoints himself. */
  Connection connectWithoutCheckpoints() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
    }
    return connection;
  }

  StoreException unusable(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new StoreException("store.data " + folder + " cannot be opened", root);
  }

  void unlock() throws IOException {
    channel.close();
  }

  /** At the end of a command, after which the process ends. */
  void release() {
    try {
      unlock();
    } catch (IOException cause) {
      throw new StoreException("store.data " + folder + " cannot be left", cause);
    }
  }
}
