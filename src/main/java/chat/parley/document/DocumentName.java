package chat.parley.document;

/**
 * What a document is called by: its room, and its own name there, which follows the rules of names
 * of rooms and so has no slash.
 */
public record DocumentName(String room, String name) {

  private static final String KEY = "doc.";

  /** What those hear who have it open; no room can be called so. */
  public String key() {
    return KEY + path();
  }

  static boolean isKey(String name) {
    return name.startsWith(KEY) && name.indexOf('/') > 0;
  }

  static DocumentName ofKey(String key) {
    return of(key.substring(KEY.length()));
  }

  /** The name of its log, and what a client of Yjs calls it. */
  public String path() {
    return room + "/" + name;
  }
}
