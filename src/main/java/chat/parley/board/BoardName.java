package chat.parley.board;

/**
 * What a board is called by: its room, and its own name there, which follows the rules of names of
 * rooms and so has no slash.
 */
public record BoardName(String room, String name) {
  /** That of a room, which is there from the start. */
  static final String ROOM = "_room";

  /** That of the nodes. */
  static final String NODE = "_node";

  static final String KEY = "board:";

  private static final String OWN = "_";

  /**
   * @param path as {@link #path} gives it
   */
  public static BoardName of(String path) {
    int slash = path.lastIndexOf('/');
    return new BoardName(path.substring(0, slash), path.substring(slash + 1));
  }

  static BoardName ofKey(String key) {
    return of(key.substring(KEY.length()));
  }

  static boolean isKey(String name) {
    return name.startsWith(KEY) && name.indexOf('/') > 0;
  }

  /** Whether the server itself records on it, and nobody else. */
  public boolean builtin() {
    return name.startsWith(OWN);
  }

  /** By which the store knows it. */
  public String path() {
    return room + "/" + name;
  }

  /** By which nodes tell each other of it; no room can be called so. */
  public String key() {
    return KEY + path();
  }
}
