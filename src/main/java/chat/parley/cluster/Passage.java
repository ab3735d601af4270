package chat.parley.cluster;

/**
 * Where a node takes requests that other nodes pass on; port 0 means nowhere.
 *
 * @param open whether sessions may begin there
 */
public record Passage(String host, int port, boolean open) {
  public static final Passage NONE = new Passage("", 0, false);
}
