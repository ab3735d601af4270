package chat.parley.cluster;

/**
 * Where a node takes requests that other nodes pass on; port 0 means nowhere.
 *
 * @param open whether sessions may begin there
 */
public record ProxyAddress(String host, int port, boolean open) {
  public static final ProxyAddress NONE = new ProxyAddress("", 0, false);
}
