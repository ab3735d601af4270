package chat.parley.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/**
 * What was known of the database when it was last in use, in a file beside it, so that the next
 * start sees whether it still is that database. A copy of the seal is known by the time at which
 * its file was changed, which nobody can copy.
 */
final class SqliteSeal {
  private static final long SLOW_WRITE_MILLIS = 10_000;

  private final Path seal;
  private final Path database;

  /** The database's file, where the file system says such things. */
  private record Identity(long inode, long changed) {
    private static final Identity UNKNOWN = new Identity(0, 0);

    private static Identity of(Path file) throws IOException {
      if (!Files.getFileStore(file).supportsFileAttributeView("unix")
          && !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return UNKNOWN;
      }
      Map<String, Object> known = Files.readAttributes(file, "unix:ino,ctime");
      return new Identity(
          ((Number) known.get("ino")).longValue(), ((FileTime) known.get("ctime")).toMillis());
    }
  }

  SqliteSeal(SqliteFolder folder) {
    this.seal = folder.file("parley.seal");
    this.database = folder.database();
  }

  /**
   * Looks at the files before anybody opens them.
   *
   * @return what the database itself must say then
   */
  Broken look() throws IOException {
    JsonObject known;
    try {
      known = new JsonObject(Files.readString(seal));
    } catch (NoSuchFileException missing) {
      return (hadSeal, entries) ->
          hadSeal ? Optional.of("its parley.seal is not there") : Optional.empty();
    } catch (DecodeException torn) {
      return (hadSeal, entries) -> Optional.of("its parley.seal cannot be read");
    }
    Optional<String> moved = moved(known);
    long entries = known.getLong("entries", 0L);
    return (hadSeal, found) ->
        moved.or(
            () ->
                found < entries
                    ? Optional.of("it has %d entries, and had %d".formatted(found, entries))
                    : Optional.empty());
  }

  /** Says why a database is not the one that was in use, if it is not. */
  interface Broken {

    /**
     * @param hadSeal whether the database knows that it has a seal
     * @param entries how many it has
     */
    Optional<String> why(boolean hadSeal, long entries);
  }

  private Optional<String> moved(JsonObject known) throws IOException {
    if (!Files.exists(database)) {
      return Optional.of("parley.db is not there");
    }
    Identity written = Identity.of(seal);
    Identity found = Identity.of(database);
    if (written.changed() > known.getLong("written", 0L) + SLOW_WRITE_MILLIS) {
      return Optional.of("its parley.seal is a copy");
    }
    if (found.inode() != known.getLong("inode", 0L)) {
      return Optional.of("parley.db is another file");
    }
    return known.containsKey("changed") && found.changed() != known.getLong("changed")
        ? Optional.of("parley.db was changed after the last stop")
        : Optional.empty();
  }

  /** While the database is in use. */
  void write(long entries) throws IOException {
    put(new JsonObject().put("entries", entries).put("inode", Identity.of(database).inode()));
  }

  /** When all connections are closed: from now on nobody may change the file. */
  void close(long entries) throws IOException {
    Identity last = Identity.of(database);
    put(
        new JsonObject()
            .put("entries", entries)
            .put("inode", last.inode())
            .put("changed", last.changed()));
  }

  private void put(JsonObject known) throws IOException {
    Path next = seal.resolveSibling("parley.seal.new");
    Files.writeString(next, known.put("written", System.currentTimeMillis()).encode());
    Files.move(next, seal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
