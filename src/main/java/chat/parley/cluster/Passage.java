package chat.parley.cluster;

/** Where a node takes requests that other nodes pass on; port 0 means nowhere. */
public record Passage(String host, int port) {
  public static final Passage NONE = new Passage("", 0);
}
