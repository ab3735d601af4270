package chat.parley.document;

/**
 * What a document is called by: its room, and its own name there, which follows the rules of names
 * of rooms and so has no slash.
 */
public record DocumentName(String room, String name) {
  private static final String KEY = "doc.";

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

  static DocumentName ofKey(String key) {
    return of(key.substring(KEY.length()));
  }

  static boolean isKey(String name) {
    return name.startsWith(KEY) && name.indexOf('/') > 0;
  }

  /** By which those hear it who have it open; no room can be called so. */
  public String key() {
    return KEY + path();
  }
}
