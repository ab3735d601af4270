package chat.parley.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code files} section: files that people send.
 *
 * @param store {@code folder} keeps them in a folder of this node, {@code database} in the
 *     PostgreSQL of {@code store.url}, {@code none} takes none; {@code auto} is {@code database}
 *     where there is a PostgreSQL, and {@code folder} where there is none
 * @param folder where; empty for {@code files} in {@code store.data}
 * @param largestBytes of one file
 * @param personBytes of all files that one person has sent
 * @param roomBytes of all files in one room
 * @param allBytes of all files
 * @param personFiles how many files one person may have
 * @param unfinished how many uploads of one person may wait to go on
 * @param unfinishedHours how long an upload waits to go on
 * @param linkSeconds how long a link to a file works without its reader's key
 * @param pictures whether pictures are cleaned and made smaller, and shown then
 * @param pictureSeconds how long that may take for one
 * @param scanner where ClamAV's clamd is, which looks at files before others can read them
 * @param scanSeconds how long that may take for one
 * @param scans how many it is sent at once
 */
public record FilesConfig(
    String store,
    String folder,
    long largestBytes,
    long personBytes,
    long roomBytes,
    long allBytes,
    int personFiles,
    int unfinished,
    int unfinishedHours,
    int linkSeconds,
    boolean pictures,
    int pictureSeconds,
    Optional<Authority> scanner,
    int scanSeconds,
    int scans) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;
  private static final long MOST = 1L << 50;
  private static final String FOLDER = "folder";
  private static final String DATABASE = "database";
  private static final String NONE = "none";
  private static final String AUTO = "auto";

  static FilesConfig read(Section section) {
    Optional<Authority> scanner = section.address("scanner");
    long scanned = section.number("scannedBytes", 100 * MEBIBYTE, 1, 4 * GIBIBYTE);
    return new FilesConfig(
        section.oneOf("store", AUTO, List.of(AUTO, FOLDER, DATABASE, NONE)),
        section.text("folder", ""),
        // what cannot be scanned would be refused with its last byte
        Math.min(
            section.number("largestBytes", 2 * GIBIBYTE, 1, MOST),
            scanner.isPresent() ? scanned : MOST),
        section.number("personBytes", 5 * GIBIBYTE, 1, MOST),
        section.number("roomBytes", 20 * GIBIBYTE, 1, MOST),
        section.number("allBytes", 100 * GIBIBYTE, 1, MOST),
        section.integer("personFiles", 10_000, 1, 100_000_000),
        section.integer("unfinished", 100, 1, 1_000_000),
        section.integer("unfinishedHours", 7 * 24, 1, 365 * 24),
        section.integer("linkSeconds", 600, 10, 7 * 86_400),
        section.flag("pictures", true),
        section.integer("pictureSeconds", 20, 1, 600),
        scanner,
        section.integer("scanSeconds", 300, 1, 3_600),
        section.integer("scans", 4, 1, 64));
  }

  /** Whether files are taken. */
  public boolean taken() {
    return !store.equals(NONE);
  }

  /**
   * Whether their bytes are kept in the database.
   *
   * @param embedded whether that is one of this node alone
   */
  public boolean inDatabase(boolean embedded) {
    return store.equals(DATABASE) || store.equals(AUTO) && !embedded;
  }

  /**
   * The folder in which their bytes are kept, if they are in one.
   *
   * @param store has the folder of all data
   */
  public Optional<Path> place(StoreConfig store) {
    return taken() && !inDatabase(store.embedded())
        ? Optional.of(folder.isEmpty() ? Path.of(store.data(), "files") : Path.of(folder))
        : Optional.empty();
  }

  boolean inFolder() {
    return store.equals(FOLDER);
  }
}
