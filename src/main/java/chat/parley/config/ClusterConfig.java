package chat.parley.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The {@code cluster} section: how nodes of one chat find and trust each other. Read only with
 * {@code -cluster}.
 *
 * @param host this node's address for the other nodes
 * @param port where the cluster manager listens; the next free one of twenty is taken
 * @param busPort where the event bus listens; 0 takes any free one
 * @param passPort where requests of polling clients come that another node passes on; 0 as above
 * @param members addresses of nodes; without ports, {@code port} is meant, and on this machine the
 *     two after it too; none leaves the finding to conf/cluster.xml
 * @param expectedNodes with fewer of them a node is not ready
 * @param allowPublicAddress whether {@code host} may be an address that strangers can reach
 * @param tls {@code database}: nodes know each other by a key that the database keeps; {@code
 *     files}: by key and trust stores; {@code off}: by nothing
 * @param keyStore PKCS#12 with this node's key and certificate
 * @param trustStore PKCS#12 with the certificates of those who sign for nodes
 * @param silenceSeconds a node that is not heard for so long is gone
 * @param compareMillis between two comparisons with the store, which find what the bus has lost
 * @param exchangeSeconds between two full accounts of who is where
 * @param answerMillis how long another node may take to say whether something was delivered
 */
public record ClusterConfig(
    String host,
    int port,
    int busPort,
    int passPort,
    List<String> members,
    int expectedNodes,
    boolean allowPublicAddress,
    String tls,
    String keyStore,
    String keyStorePassword,
    String trustStore,
    String trustStorePassword,
    int silenceSeconds,
    int compareMillis,
    int exchangeSeconds,
    int answerMillis) {

  static ClusterConfig read(Section section) {
    ClusterConfig config =
        new ClusterConfig(
            section.text("host", "127.0.0.1"),
            section.integer("port", 5_701, 1, 65_515),
            section.integer("busPort", 0, 0, 65_535),
            section.integer("passPort", 0, 0, 65_535),
            section.texts("members", List.of("127.0.0.1")),
            section.integer("expectedNodes", 1, 1, 1_000),
            section.flag("allowPublicAddress", false),
            section.oneOf("tls", "database", List.of("database", "files", "off")),
            section.text("keyStore", ""),
            section.text("keyStorePassword", ""),
            section.text("trustStore", ""),
            section.text("trustStorePassword", ""),
            section.integer("silenceSeconds", 5, 2, 60),
            section.integer("compareMillis", 2_000, 100, 5_000),
            section.integer("exchangeSeconds", 60, 1, 3_600),
            section.integer("answerMillis", 2_000, 100, 60_000));
    if (config.tls().equals("files")
        && (config.keyStore().isEmpty() || config.trustStore().isEmpty())) {
      throw new ConfigException(
          "cluster.tls is files, so cluster.keyStore and cluster.trustStore must name PKCS#12 files");
    }
    return config;
  }

  /**
   * The ports between nodes are for nodes alone, and the cluster manager's asks nobody who he is.
   *
   * @throws ConfigException when strangers could reach them and nobody has said that they may
   */
  public void checkReach() {
    InetAddress address = resolved();
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      throw new ConfigException(
          "cluster.host must be one address of this machine that the other nodes reach, not "
              + host);
    }
    if (!isPrivate(address) && !allowPublicAddress) {
      throw new ConfigException(
          "cluster.host "
              + host
              + " is a public address, and the cluster manager's port has no authentication: use a"
              + " loopback or private address, or set cluster.allowPublicAddress to true when a"
              + " firewall lets only nodes in");
    }
    if (!isHere(address)) {
      throw new ConfigException(
          "cluster.host " + host + " is no address of this machine: nothing can listen there");
    }
  }

  private static boolean isHere(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }

  /** {@code host} as a number. */
  public String address() {
    return resolved().getHostAddress();
  }

  private InetAddress resolved() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new ConfigException("cluster.host " + host + " is no address that can be found");
    }
  }

  private static boolean isPrivate(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal;
  }
}
