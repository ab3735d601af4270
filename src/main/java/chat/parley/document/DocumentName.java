package chat.parley.document;

/**
 * What a document is called by: its room, and its own name there, which follows the rules of names
 * of rooms and so has no slash.
 */
public record DocumentName(String room, String name) {

  /** The name of its log, and what a client of Yjs calls it. */
  public String path() {
    return room + "/" + name;
  }
}
