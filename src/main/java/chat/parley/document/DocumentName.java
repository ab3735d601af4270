package chat.parley.document;

/**
 * What a document is called by: its room, and its own name there, which follows the rules of names
 * of rooms and so has no slash.
 */
public record DocumentName(String room, String name) {

  /**
   * @param path as {@link #path} gives it
   */
  public static DocumentName of(String path) {
    int slash = path.lastIndexOf('/');
    return new DocumentName(path.substring(0, slash), path.substring(slash + 1));
  }

  /** The name of its log, and what a client of Yjs calls it. */
  public String path() {
    return room + "/" + name;
  }
}
