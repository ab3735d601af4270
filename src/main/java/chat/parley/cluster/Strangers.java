package chat.parley.cluster;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.cluster.Member;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators once of each machine from which somebody has joined the cluster manager who is no
 * node: he knows the cluster's name, and can disturb what the nodes keep there. Used by any thread.
 */
final class Strangers implements ClientListener {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final int MOST = 100;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  void joined(Member member) {
    tell("member", member.getAddress().getHost());
  }

  @Override
  public void clientConnected(Client client) {
    InetSocketAddress address = client.getSocketAddress();
    tell("client", address == null ? "an address unknown" : address.getAddress().getHostAddress());
  }

  @Override
  public void clientDisconnected(Client client) {}

  private void tell(String kind, String host) {
    if (told.size() < MOST && told.add(kind + host)) {
      LOG.warn(
          "A {} of the cluster manager that is no node of Parley has come from {}: let only nodes"
              + " reach cluster.port",
          kind,
          host);
    }
  }
}
