package chat.parley.config;

import java.util.List;

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
    int pictureSeconds) {
  private static final long GIBIBYTE = 1L << 30;
  private static final long MOST = 1L << 50;
  private static final String FOLDER = "folder";
  private static final String DATABASE = "database";
  private static final String NONE = "none";
  private static final String AUTO = "auto";

  static FilesConfig read(Section section) {
    return new FilesConfig(
        section.oneOf("store", AUTO, List.of(AUTO, FOLDER, DATABASE, NONE)),
        section.text("folder", ""),
        section.number("largestBytes", 2 * GIBIBYTE, 1, MOST),
        section.number("personBytes", 5 * GIBIBYTE, 1, MOST),
        section.number("roomBytes", 20 * GIBIBYTE, 1, MOST),
        section.number("allBytes", 100 * GIBIBYTE, 1, MOST),
        section.integer("personFiles", 10_000, 1, 100_000_000),
        section.integer("unfinished", 100, 1, 1_000_000),
        section.integer("unfinishedHours", 7 * 24, 1, 365 * 24),
        section.integer("linkSeconds", 600, 10, 7 * 86_400),
        section.flag("pictures", true),
        section.integer("pictureSeconds", 20, 1, 600));
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

  boolean inFolder() {
    return store.equals(FOLDER);
  }
}
