package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of an open database, which must stay those that were opened: SQLite goes on writing to
 * a file that has no name any more, and to one that somebody has written over. What is lost stays
 * lost until a restart. Used from any thread.
 */
final class SqliteFiles {
  private final Path database;
  private final Path log;
  private final Optional<Object> databaseKey;
  private final Optional<Object> logKey;

  /**
   * Open for as long as there are connections: whoever closes a file gives up all locks that his
   * process holds on it, SQLite's too (https://www.sqlite.org/howtocorrupt.html, 2.2).
   */
  private final FileChannel content;

  private final SqliteMark mark;
  private volatile Optional<Loss> lost = Optional.empty();
  private long length;

  /** How it was lost, and why nothing is stored any more. */
  private record Loss(How how, String reason) {}

  private enum How {
    /** The database is there, its write-ahead log is not. */
    LOG,
    /** Another file is there, or none. */
    REPLACED,
    DAMAGED
  }

  /**
   * @param folder has an open connection, so that all of the files are there
   */
  SqliteFiles(SqliteFolder folder, SqliteMark mark) throws IOException {
    this.database = folder.database();
    this.log = folder.beside("-wal");
    this.mark = mark;
    this.databaseKey = key(database);
    this.logKey = key(log);
    this.content = FileChannel.open(database, StandardOpenOption.READ);
    this.length = content.size();
    mark.learn(header());
  }

  /** File systems without such keys are believed. */
  private static Optional<Object> key(Path path) throws IOException {
    return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }

  /**
   * Cheap enough for every commit.
   *
   * @throws StoreUnavailable when the files are not those that were opened
   */
  void check() {
    if (lost.isEmpty()) {
      sameFiles();
    }
    lost.ifPresent(
        loss -> {
          throw new StoreUnavailable(loss.reason(), null);
        });
  }

  private void sameFiles() {
    if (!still(database, databaseKey)) {
      lose(database.getFileName() + " was deleted or replaced while in use", How.REPLACED);
    } else if (!still(log, logKey)) {
      lose(log.getFileName() + " was deleted or replaced while in use", How.LOG);
    }
  }

  private static boolean still(Path path, Optional<Object> opened) {
    try {
      return Objects.equals(key(path), opened);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException cause) {
      throw new StoreUnavailable(path.getFileName() + " cannot be looked at", cause);
    }
  }

  /** Looks into the file, too. */
  void look() {
    try {
      check();
      sameContent();
    } catch (StoreUnavailable known) {
      // whoever appends or reads hears of it
    } catch (IOException unreadable) {
      lose(database.getFileName() + " cannot be read", How.DAMAGED);
    }
  }

  private synchronized void sameContent() throws IOException {
    ByteBuffer header = header();
    long before = length;
    length = content.size();
    if (!mark.stands(header) || length < before && length < SqliteMark.length(header)) {
      lose(database.getFileName() + " was overwritten while in use", How.REPLACED);
    }
  }

  private ByteBuffer header() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(SqliteMark.HEADER_BYTES);
    content.read(header, 0);
    return header.flip();
  }

  /** A failure may have found a database that is none any more. */
  void suspect(Exception cause) {
    if (SqliteFailure.ruined(cause)) {
      lose(database.getFileName() + " is damaged: " + cause.getMessage(), How.DAMAGED);
    }
  }

  private synchronized void lose(String reason, How how) {
    if (lost.isEmpty()) {
      lost = Optional.of(new Loss(how, reason + "; nothing is stored until a restart"));
      if (how == How.REPLACED) {
        setAside();
      }
    }
  }

  /** The next start must not take what was written to another database for its own. */
  private void setAside() {
    long now = System.currentTimeMillis();
    try {
      if (still(log, logKey)) {
        Files.move(log, log.resolveSibling(log.getFileName() + ".lost-" + now));
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
      }
    } catch (IOException | StoreUnavailable gone) {
      // then there is nothing that a start could take
    }
  }

  /** Whether closing a connection would write into what is not our database. */
  boolean foreign() {
    return lost.filter(loss -> loss.how() != How.LOG).isPresent();
  }

  /** Whether what was written lately is only in a file without a name. */
  boolean withoutLog() {
    return lost.filter(loss -> loss.how() == How.LOG).isPresent();
  }

  void close() throws IOException {
    content.close();
  }
}
